import { Pool } from "pg";

const pool = new Pool();

export async function all(text: string, values: unknown[] = []) {
  const found = await pool.query(text, values); // !safe sql-injection
  await pool.query("SELECT 1"); // !safe sql-injection
  return found.rows;
}
