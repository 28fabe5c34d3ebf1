export async function handle(request: Request): Promise<Response> {
  const name = new URL(request.url).searchParams.get("name") ?? "";
  return Response.json({ name }); // !safe xss-server-response
}

export default {
  async fetch(request: Request): Promise<Response> {
    const name = new URL(request.url).searchParams.get("name"); // !source
    const headers = { "Content-Type": "text/html; charset=utf-8" };
    if (request.method === "POST") return new Response("Hello " + name, { headers: { "Content-Type": "text/plain" } }); // !safe xss-server-response
    return new Response(`<h1>Hello ${name}</h1>`, { headers }); // !alert xss-server-response
  },
};
