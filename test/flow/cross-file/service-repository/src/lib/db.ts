import { Pool } from "pg";

const pool = new Pool();

export async function query(text: string, values: unknown[]) {
  const found = await pool.query(text, values); // !safe sql-injection
  await pool.query("INSERT INTO access_log (what) VALUES ($1)", [text]); // !safe sql-injection
  return found.rows;
}
