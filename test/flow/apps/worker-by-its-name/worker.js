export default {
  async fetch(request, env, ctx) {
    const url = new URL(request.url);
    const routes = { "/find": find, "/proxy": proxy, "/mine": mine };
    const action = routes[url.pathname];
    if (!action) return new Response("not found", { status: 404 });
    return action(url, env, request, ctx); // !safe unchecked-method-call-by-name
  },
};

async function find(url, env) {
  const { results } = await env.DB.prepare(`SELECT * FROM plants WHERE title = '${url.searchParams.get("q")}'`).all(); // !alert sql-injection
  const bound = await env.DB.prepare("SELECT * FROM plants WHERE title = ?1").bind(url.searchParams.get("q")).all(); // !safe sql-injection
  return Response.json([results, bound]);
}

function proxy(url) {
  return fetch(url.searchParams.get("target")); // !alert ssrf
}

function mine(url) {
  return fetch(`https://plants.example/${encodeURIComponent(url.searchParams.get("name"))}`); // !safe ssrf
}
