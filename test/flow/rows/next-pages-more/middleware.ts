import { type NextRequest, NextResponse } from "next/server";

export function middleware(request: NextRequest) {
  const next = request.cookies.get("next")!.value;
  if (request.nextUrl.searchParams.has("rewrite")) return NextResponse.rewrite(new URL(request.nextUrl.searchParams.get("rewrite")!)); // !alert ssrf
  return new NextResponse(`<p>${next}</p>`, { headers: { "content-type": "text/html", Location: "/shop" } }); // !alert xss-server-response
}
