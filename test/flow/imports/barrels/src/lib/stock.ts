import { Pool } from "pg";

const pool = new Pool();

export default function log(text: string) {
  pool.query("INSERT INTO log (text) VALUES ('" + text + "')"); // !safe sql-injection -- only ever called with a constant
}

export const stockOf = async (sku: string) => {
  const found = await pool.query(`SELECT count FROM stock WHERE sku = '${sku}'`); // !alert sql-injection
  return found.rows;
};
