import Database from "better-sqlite3";
import postgres from "postgres";

const db = new Database("shop.db");
const sql = postgres(process.env["DATABASE_URL"]!);
const cache = new Map<string, unknown>();

export const remembered = <T>(key: string, make: () => T): T => {
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key) as T;
};
export const bowls = {
  like: (text: string) => remembered(text, () => db.prepare(`SELECT * FROM bowls WHERE name LIKE '%${text}%'`).all()), // !alert sql-injection
  likeBound: (text: string) => remembered(text, () => db.prepare("SELECT * FROM bowls WHERE name LIKE ?").all(`%${text}%`)), // !safe sql-injection
  remove: (ids: string) => db.exec(`DELETE FROM bowls WHERE id IN (${ids})`), // !alert sql-injection
  removeKnown: (ids: readonly number[]) => db.exec(`DELETE FROM bowls WHERE id IN (${ids.map(Number).join(", ")})`), // !safe sql-injection
  unsafe: (column: string, value: string) => sql.unsafe(`SELECT * FROM bowls WHERE ${column} = $1`, [value]), // !alert sql-injection
  tagged: (column: string, value: string) => sql`SELECT * FROM bowls WHERE ${sql(column === "glaze" ? "glaze" : "name")} = ${value}`, // !safe sql-injection
};
