import { useDb } from "../utils/db";

export default defineEventHandler(async (event) => {
  const { q, sort } = getQuery(event);
  const [rows] = await useDb().query(`SELECT * FROM products WHERE name = '${q}' ORDER BY ${sort}`); // !alert sql-injection
  const [same] = await useDb().query("SELECT * FROM products WHERE name = ?", [q]); // !safe sql-injection
  return { rows, same };
});
