import { Elysia, t } from "elysia";
import { drizzle } from "drizzle-orm/postgres-js";
import { readFile } from "node:fs/promises";
import { users } from "./tables";

const db = drizzle({} as never);
const Month = t.Object({ month: t.String({ pattern: "^[0-9]{4}-[0-9]{2}$" }) });

export const profile = new Elysia()
  .patch("/me", async ({ body }) => {
    await db.update(users).set(body); // !safe mass-assignment
  }, { body: t.Object({ name: t.String({ maxLength: 80 }) }) })
  .patch("/me/more", async ({ body }) => {
    await db.update(users).set(body); // !alert mass-assignment
  }, { body: t.Object({ name: t.String() }, { additionalProperties: true }) })
  .patch("/me/any", async ({ body }) => {
    await db.update(users).set(body.values); // !alert mass-assignment
  }, { body: t.Object({ values: t.Any() }) })
  .patch("/me/all", async ({ body }) => {
    await db.update(users).set(body as object); // !alert mass-assignment
  })
  .get("/exports/:month", ({ params }) => readFile(`exports/${params.month}.csv`), { params: Month }) // !safe path-traversal
  .get("/notes/:month", ({ params }) => readFile(`exports/${params.month}.csv`), { // !alert path-traversal
    params: t.Object({ month: t.String({ pattern: "^[0-9]{4}-.*" }) }),
  });
