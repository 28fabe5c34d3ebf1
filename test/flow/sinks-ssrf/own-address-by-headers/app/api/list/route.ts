const PAGE = { headers: { "content-type": "text/html" } };

export async function GET(request: Request) {
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  // No page of another site can make a browser send the host of its choice.
  return new Response(`<a href="https://${host}/">Shop</a>`, PAGE); // !safe xss-server-response
}

export async function POST(request: Request) {
  const from = request.headers.get("x-campaign");
  return new Response(`<p>${from}</p>`, PAGE); // !alert xss-server-response
}

export async function PUT(request: Request) {
  for (const value of request.headers.values()) {
    await fetch(`https://${value}/`); // !alert ssrf
  }
  return new Response(null);
}
