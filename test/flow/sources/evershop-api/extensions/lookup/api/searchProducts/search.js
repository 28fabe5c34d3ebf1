import { pool } from "@evershop/evershop/lib/postgres";
import { execute, select } from "@evershop/postgres-query-builder";

export default async (request, response, next) => {
  const { keyword } = request.query; // !source
  const found = await execute(pool, `SELECT uuid FROM product WHERE sku LIKE '%${keyword}%'`); // !alert sql-injection
  const bound = await select("uuid").from("product").where("sku", "=", keyword).load(pool); // !safe sql-injection
  response.json({ data: [...found.rows, bound] });
};
