import { json, type RequestHandler } from "@sveltejs/kit";

export const GET: RequestHandler = async ({ url, fetch }) => {
  const response = await fetch(url.searchParams.get("target")!); // !alert ssrf
  const own = await fetch(`/api/items/${url.searchParams.get("id")}`); // !safe ssrf
  return json({ a: await response.text(), b: await own.text() });
};
export const POST: RequestHandler = async ({ request }) => {
  const { name } = await request.json();
  return new Response(`<b>${name}</b>`, { headers: { "content-type": "text/html" } }); // !alert xss-server-response
};
