import type { APIContext, APIRoute } from "astro";
import { readFile } from "node:fs/promises";
import { db } from "../../lib/db";

const page = { headers: { "content-type": "text/html" } };

export const GET: APIRoute = async ({ params, url, cookies, locals, redirect }) => {
  await db.execute(`SELECT * FROM kites WHERE slug = '${params.slug}'`); // !alert sql-injection
  await db.execute({ sql: "SELECT * FROM kites WHERE slug = ?", args: [params.slug] }); // !safe sql-injection
  await db.execute(`SELECT * FROM kites ORDER BY ${url.searchParams.get("by")}`); // !alert sql-injection
  await db.execute(`SELECT * FROM pages WHERE path = '${url.pathname}'`); // !alert sql-injection
  await db.execute(`SELECT * FROM baskets WHERE token = '${cookies.get("basket")?.value}'`); // !alert sql-injection
  const kept = cookies.get("choice")?.json();
  await db.execute(`SELECT * FROM kites WHERE colour = '${kept.colour}'`); // !alert sql-injection
  if (url.searchParams.has("hello")) return new Response(`<p>${locals.greeting}</p>`, page); // !alert xss-server-response
  if (url.searchParams.has("shop")) return new Response(`<p>${locals.shop}</p>`, page); // !safe xss-server-response
  if (params.slug === "new") return redirect(url.pathname); // !safe open-redirect
  return redirect(url.searchParams.get("next") ?? "/"); // !alert open-redirect
};

export async function POST({ request, url, rewrite }: APIContext) {
  const form = await request.formData();
  await readFile(`manuals/${form.get("name")}`); // !alert path-traversal
  await fetch(`${url.origin}/api/stock`); // !alert ssrf
  await fetch("https://stock.kites.example/all"); // !safe ssrf
  return rewrite("/thanks"); // !safe ssrf
}

export const ALL = async (context: APIContext) => {
  const { source } = await context.request.json();
  return fetch(source); // !alert ssrf
};
