import { Pool } from "pg";

const pool = new Pool();

export abstract class BaseRepository {
  protected abstract readonly table: string;

  async where(condition: string) {
    const found = await pool.query(`SELECT * FROM ${this.table} WHERE ${condition}`); // !alert sql-injection
    return found.rows;
  }

  async byId(id: number) {
    const found = await pool.query(`SELECT * FROM ${this.table} WHERE id = $1`, [id]); // !safe sql-injection
    return found.rows[0];
  }
}
