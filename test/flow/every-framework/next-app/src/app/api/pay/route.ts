import { NextResponse } from "next/server";
import { session, sessionFor } from "@/lib/payments";

export async function POST(request: Request) {
  const { items } = await request.json();
  return NextResponse.json(await session(items));
}
export async function PUT(request: Request) {
  const { items } = await request.json();
  return NextResponse.json(await sessionFor(items.map((item: { id: string }) => String(item.id))));
}
