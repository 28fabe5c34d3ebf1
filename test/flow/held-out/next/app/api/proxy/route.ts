export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const target = searchParams.get("url");
  if (!target) return new Response("missing", { status: 400 });
  const upstream = await fetch(target); // !alert ssrf
  return new Response(upstream.body, { headers: { "content-type": "image/png" } });
}
export async function POST(request: Request) {
  const { id, html } = await request.json();
  const upstream = await fetch(`https://api.example.com/items/${id}`); // !safe ssrf
  if (!upstream.ok) return new Response(`<p>${html}</p>`, { headers: { "Content-Type": "text/html" } }); // !alert xss-server-response
  return new Response(`<p>${html}</p>`, { headers: { "Content-Type": "text/plain" } }); // !safe xss-server-response
}
