import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const knex = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const found = await knex.raw(`SELECT id FROM product WHERE title ILIKE '%${req.query.q}%'`); // !alert sql-injection
  res.json({ products: found.rows });
}

export async function POST(req: MedusaRequest<{ handle: string }>, res: MedusaResponse) {
  const knex = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const { handle } = req.validatedBody; // !source
  const found = await knex.raw(`SELECT id FROM product WHERE handle = '${handle}'`); // !alert sql-injection
  const bound = await knex.raw("SELECT id FROM product WHERE handle = ?", [handle]); // !safe sql-injection
  res.json({ products: [...found.rows, ...bound.rows] });
}
