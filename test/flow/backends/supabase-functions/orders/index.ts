import Stripe from "stripe";
import { z } from "https://esm.sh/zod@3.25.0";
import { admin, named, pool, sql } from "#shared/database.ts";

const stripe = new Stripe(Deno.env.get("STRIPE_KEY")!);
const Name = z.object({ name: z.string() });

Deno.serve(async (request) => {
  const { price, scent, sort, values } = await request.json();
  await stripe.paymentIntents.create({ amount: price, currency: "eur" }); // !alert client-supplied-amount
  const connection = await pool.connect();
  await connection.queryObject(`select id from candles where scent = '${scent}'`); // !alert sql-injection
  await connection.queryObject({ text: `select id from candles order by ${sort}` }); // !alert sql-injection
  await connection.queryObject`select id from candles where scent = ${scent}`; // !safe sql-injection
  await connection.queryObject("select id from candles where scent = $1", [scent]); // !safe sql-injection
  const change = connection.createTransaction("change");
  await change.queryArray(`delete from candles where scent = '${scent}'`); // !alert sql-injection
  await sql.unsafe(`select id from candles order by ${sort}`); // !alert sql-injection
  await admin.from("customers").update(values).eq("id", 1); // !alert mass-assignment
  await admin.from("customers").update(Name.parse(values)).eq("id", 1); // !safe mass-assignment
  await named(scent);
  return new Response("ok");
});
