import { type NextRequest, NextResponse } from "next/server";

export function middleware(request: NextRequest) {
  const back = request.nextUrl.searchParams.get("back"); // !source
  if (request.nextUrl.pathname === "/out" && back) return NextResponse.redirect(back); // !alert open-redirect
  if (!request.cookies.has("session")) return NextResponse.redirect(new URL("/login", request.url)); // !safe open-redirect
  return NextResponse.next();
}

export const config = { matcher: ["/out", "/account/:path*"] };
