import type { Handle } from "@sveltejs/kit";
import postgres from "postgres";

const sql = postgres();

export const handle: Handle = async ({ event, resolve }) => {
  await sql.unsafe(`SELECT * FROM guests WHERE token = '${event.cookies.get("guest")}'`); // !alert sql-injection
  await sql`SELECT * FROM guests WHERE token = ${event.cookies.get("guest")}`; // !safe sql-injection
  return resolve(event);
};
