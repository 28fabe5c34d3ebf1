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
