export default {
  async fetch(request: Request, env: { DB: D1Database; ORIGIN: string }): Promise<Response> {
    const url = new URL(request.url);
    const upstream = url.searchParams.get("upstream"); // !source
    if (upstream) return fetch(upstream); // !alert ssrf
    const name = url.searchParams.get("name");
    if (name) {
      return new Response(`<p>${name}</p>`, { headers: { "content-type": "text/html" } }); // !alert xss-server-response
    }
    return fetch(env.ORIGIN + url.pathname); // !safe ssrf -- a path always begins with a slash, so the host stays
  },
};
