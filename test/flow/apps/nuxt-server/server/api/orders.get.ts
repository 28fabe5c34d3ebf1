import mysql from "mysql2/promise";
import { z } from "zod";
const db = await mysql.createConnection({});

export default defineEventHandler(async (event) => {
  const { status, id } = getQuery(event);
  const [rows] = await db.query(`SELECT * FROM orders WHERE status = '${status}'`); // !alert sql-injection
  const [one] = await db.query("SELECT * FROM orders WHERE id = ?", [id]); // !safe sql-injection !alert idor-by-request-id
  const valid = await getValidatedQuery(event, z.object({ page: z.coerce.number(), sort: z.string() }).parse);
  await db.query(`SELECT * FROM orders LIMIT ${valid.page}`); // !safe sql-injection
  const to = getRouterParam(event, "to");
  if (to) return sendRedirect(event, to); // !alert open-redirect
  return $fetch(`https://api.shop.example/${encodeURIComponent(String(id))}`); // !safe ssrf
});
