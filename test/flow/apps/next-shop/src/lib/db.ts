import { Pool } from "pg";

export const pool = new Pool();

export async function findByTitle(title: string | null) {
  const { rows } = await pool.query(`SELECT * FROM products WHERE title = '${title}'`); // !alert sql-injection
  return rows;
}

export const findById = (id: number) => pool.query(`SELECT * FROM products WHERE id = ${id}`); // !safe sql-injection
