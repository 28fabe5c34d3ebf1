import { serve } from "https://deno.land/std@0.224.0/http/server.ts";
import { Application } from "https://deno.land/x/oak@v12.6.1/mod.ts";
import { Hono } from "jsr:@hono/hono@^4";
import { decode } from "https://deno.land/x/djwt@v3.0.2/mod.ts";

serve(async (request) => {
  const url = new URL(request.url);
  await fetch(url.searchParams.get("from")!); // !alert ssrf
  await fetch(`https://quotes.example/${Number(url.searchParams.get("id"))}`); // !safe ssrf
  const [, claims] = decode(request.headers.get("authorization")!.slice(7)); // !alert jwt-decode-without-verify
  if (claims.role !== "staff") return new Response("no", { status: 403 });
  return new Response("ok");
});

const oak = new Application();
oak.use(async (ctx) => {
  await fetch(ctx.request.url.searchParams.get("from")!); // !alert ssrf
});

const app = new Hono();
app.get("/quotes", async (c) => {
  await fetch(c.req.query("from")!); // !alert ssrf
  return c.text("ok");
});
