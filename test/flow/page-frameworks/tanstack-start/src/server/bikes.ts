import { createServerFn } from "@tanstack/react-start";
import { redirect } from "@tanstack/react-router";
import { getRequest, getCookie } from "@tanstack/react-start/server";
import { zodValidator } from "@tanstack/zod-adapter";
import { Pool } from "pg";
import { z } from "zod";
import { signedIn } from "./signed-in";

const pool = new Pool();
const Choice = z.object({ by: z.enum(["name", "price"]), name: z.string() });

export const plain = createServerFn({ method: "GET" })
  .validator((name: string) => name)
  .handler(async ({ data }) => {
    await pool.query(`SELECT * FROM bikes WHERE name = '${data}'`); // !alert sql-injection
    await pool.query("SELECT * FROM bikes WHERE name = $1", [data]); // !safe sql-injection
  });

export const bySchema = createServerFn({ method: "GET" })
  .middleware([signedIn])
  .inputValidator(Choice)
  .handler(async ({ data }) => {
    await pool.query(`SELECT * FROM bikes ORDER BY ${data.by}`); // !safe sql-injection
    await pool.query(`SELECT * FROM bikes WHERE name = '${data.name}'`); // !alert sql-injection
  });

export const byParser = createServerFn()
  .inputValidator((input: unknown) => Choice.parse(input))
  .middleware([signedIn])
  .handler(async ({ data: { by, name } }) => {
    await pool.query(`SELECT * FROM bikes ORDER BY ${by}`); // !safe sql-injection
    await pool.query(`SELECT * FROM bikes WHERE name = '${name}'`); // !alert sql-injection
  });

export const byAdapter = createServerFn()
  .validator(zodValidator(Choice))
  .handler(async ({ data }) => {
    await pool.query(`SELECT * FROM bikes ORDER BY ${data.by}`); // !safe sql-injection
    await pool.query(`SELECT * FROM bikes WHERE name = '${data.name}'`); // !alert sql-injection
  });

export const byHand = createServerFn()
  .validator((input: { id: unknown; next: string }) => {
    if (typeof input.id !== "number") throw new Error("id");
    return { id: input.id, next: input.next };
  })
  .handler(async ({ data }) => {
    await pool.query(`SELECT * FROM bikes WHERE id = ${data.id}`); // !safe sql-injection
    if (data.id === 1) throw redirect({ to: "/" }); // !safe open-redirect
    throw redirect({ href: data.next }); // !alert open-redirect
  });

export const current = createServerFn().handler(async () => {
  const { searchParams } = new URL(getRequest().url);
  await pool.query(`SELECT * FROM bikes WHERE name = '${searchParams.get("name")}'`); // !alert sql-injection
  await pool.query(`SELECT * FROM baskets WHERE token = '${getCookie("basket")}'`); // !alert sql-injection
});
