import { type NextRequest, NextResponse } from "next/server";

export function GET(request: NextRequest) {
  const next = request.nextUrl.searchParams.get("callbackUrl") ?? "/";
  const target = new URL(next, request.nextUrl.origin);
  if (target.origin !== request.nextUrl.origin) return NextResponse.redirect(new URL("/", request.url));
  return NextResponse.redirect(target); // !safe open-redirect
}

export function POST(request: NextRequest) {
  const next = request.nextUrl.searchParams.get("callbackUrl") ?? "/";
  const claimed = request.nextUrl.searchParams.get("origin");
  const target = new URL(next, request.nextUrl.origin);
  if (target.origin !== claimed) return NextResponse.redirect(new URL("/", request.url));
  return NextResponse.redirect(target); // !alert open-redirect
}

export async function PUT(request: NextRequest) {
  const target = new URL(request.nextUrl.searchParams.get("image") ?? "/", request.url);
  if (target.origin !== request.nextUrl.origin) return NextResponse.json({});
  // Which host is the request's own is said by the request.
  const answer = await fetch(target); // !alert ssrf
  return NextResponse.json(await answer.json());
}

export function DELETE(request: NextRequest) {
  const { origin, searchParams } = request.nextUrl;
  const country = searchParams.get("country") ?? "";
  const host = searchParams.get("host");
  if (host) return NextResponse.redirect(`${host}/${country}`); // !alert open-redirect
  return NextResponse.redirect(`${origin}/${country}/checkout`); // !safe open-redirect
}

export async function PATCH(request: NextRequest) {
  const { origin, searchParams } = request.nextUrl;
  const answer = await fetch(`${origin}/${searchParams.get("path")}`); // !alert ssrf
  return NextResponse.json(await answer.json());
}
