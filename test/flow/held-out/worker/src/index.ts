interface Env {
  DB: D1Database;
}
export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const url = new URL(request.url);
    switch (url.pathname) {
      case "/search": {
        const rows = await env.DB.prepare("SELECT * FROM items WHERE name = '" + url.searchParams.get("q") + "'").all(); // !alert sql-injection
        const same = await env.DB.prepare("SELECT * FROM items WHERE name = ?1").bind(url.searchParams.get("q")).all(); // !safe sql-injection
        return Response.json({ rows, same });
      }
      case "/proxy":
        return fetch(url.searchParams.get("target")!, { cf: { cacheTtl: 60 } }); // !alert ssrf
      case "/image":
        return fetch("https://images.example.com" + url.searchParams.get("path")); // !alert ssrf
      case "/image/fixed":
        return fetch("https://images.example.com/" + url.searchParams.get("path")); // !safe ssrf
      case "/go":
        return Response.redirect(url.searchParams.get("to")!, 302); // !alert open-redirect
      case "/page":
        return new Response(`<h1>${url.searchParams.get("title")}</h1>`, { headers: { "content-type": "text/html;charset=UTF-8" } }); // !alert xss-server-response
      default:
        return new Response(`No ${url.pathname}`, { status: 404 }); // !safe xss-server-response
    }
  },
};
