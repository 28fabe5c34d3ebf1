// Answers of the fetch API, and workers of Cloudflare, Deno and Bun.
interface Env {
  DB: D1Database;
}
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const next = searchParams.get("next")!;
    if (searchParams.has("to")) return Response.redirect(next); // !alert open-redirect
    const headers = new Headers({ "X-Shop": "1" });
    headers.set("Location", next); // !alert open-redirect
    new Headers({ Location: next }); // !alert open-redirect
    await env.DB.prepare(`SELECT id FROM products WHERE sku = '${next}'`).all(); // !alert sql-injection
    await env.DB.prepare("SELECT id FROM products WHERE sku = ?").bind(next).all(); // !safe sql-injection
    new DOMParser().parseFromString(next, "text/xml"); // !safe xxe -- parsers of browsers load nothing
    return new Response("ok", { headers }); // !either open-redirect -- the headers of above
  },
};
