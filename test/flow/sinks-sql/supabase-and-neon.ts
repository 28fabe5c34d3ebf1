import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { createServerClient } from "@supabase/ssr";
import { neon, type NeonQueryFunction } from "@neondatabase/serverless";
import express from "express";

const app = express();
app.use(express.json());
const supabase = createClient("https://shop.supabase.co", process.env.SUPABASE_KEY!);
const sql = neon(process.env.DATABASE_URL!);

app.get("/products", async (req, res) => {
  const q = String(req.query.q);
  await supabase.from("products").select("*").or(`name.ilike.%${q}%,brand.eq.${q}`); // !alert groq-cypher-es-injection
  await supabase.from("products").select().filter("stock", q, "1"); // !alert groq-cypher-es-injection
  await supabase.from("products").select().eq("name", q).ilike("brand", `%${q}%`); // !safe groq-cypher-es-injection
  const { data } = await supabase.from("products").select("name").limit(20);
  res.send(`<ul>${data?.map((each) => `<li>${each.name}</li>`).join("")}</ul>`); // !alert xss-server-response
});

app.post("/profile", async (req, res) => {
  const own = createServerClient("https://shop.supabase.co", "key", { cookies: {} as any });
  await own.from("profiles").update(req.body).eq("id", 1); // !alert mass-assignment
  await own.from("profiles").update({ name: req.body.name }).eq("id", 1); // !safe mass-assignment
  await keep(own, req.body.total);
  res.end();
});

const keep = (client: SupabaseClient, total: number) => client.from("orders").insert({ total }); // !alert client-supplied-order-total

app.get("/brands", async (req, res) => {
  res.json([
    await sql(`SELECT * FROM brands WHERE name = '${req.query.name}'`), // !alert sql-injection
    await sql("SELECT * FROM brands WHERE name = $1", [req.query.name]), // !safe sql-injection
    await sql`SELECT * FROM brands WHERE name = ${req.query.name}`, // !safe sql-injection
    await listed(sql, String(req.query.sort)),
  ]);
});

const listed = (query: NeonQueryFunction<false, false>, sort: string) => query(`SELECT * FROM brands ORDER BY ${sort}`); // !alert sql-injection
