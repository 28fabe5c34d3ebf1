import { NextRequest, NextResponse } from "next/server";
import { composed, searchProducts, searchProductsBound, tagged, viaDrizzle, viaDrizzleBound } from "@/lib/catalog";

export async function GET(request: NextRequest) {
  const term = request.nextUrl.searchParams.get("q") ?? "";
  const order = request.nextUrl.searchParams.get("order") ?? "name";
  const all = await Promise.all([
    searchProducts(term),
    searchProductsBound(term),
    tagged(term),
    composed(order),
    viaDrizzle(order),
    viaDrizzleBound(term),
  ]);
  return NextResponse.json(all);
}
export async function POST(request: Request) {
  const form = await request.formData();
  const to = form.get("to");
  if (typeof to === "string" && to.startsWith("/account/")) return NextResponse.redirect(new URL(to, request.url)); // !safe open-redirect
  return NextResponse.redirect(String(form.get("return"))); // !alert open-redirect
}
