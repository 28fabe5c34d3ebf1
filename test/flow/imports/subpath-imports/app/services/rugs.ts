import { pool } from "#db";

export default class RugService {
  async list(sort: string) {
    return pool.query(`SELECT * FROM rugs ORDER BY ${sort}`); // !alert sql-injection
  }

  async one(id: string) {
    return pool.query("SELECT * FROM rugs WHERE id = $1", [id]); // !safe sql-injection
  }
}
