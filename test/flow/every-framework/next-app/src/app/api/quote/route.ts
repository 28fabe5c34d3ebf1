import { NextRequest, NextResponse } from "next/server";
import { z } from "zod";
import { db } from "@/lib/db";

export async function POST(request: NextRequest) {
  const body = await request.json();
  const product = await db.product.findUniqueOrThrow({ where: { id: String(body.id) } });
  return NextResponse.json({ total: product.price * body.quantity }); // !alert negative-or-huge-quantity
}
const Line = z.object({ id: z.string().uuid(), quantity: z.coerce.number().int().positive().max(20) });
export async function PUT(request: NextRequest) {
  const body = Line.parse(await request.json());
  const product = await db.product.findUniqueOrThrow({ where: { id: body.id } });
  return NextResponse.json({ total: product.price * body.quantity }); // !safe negative-or-huge-quantity
}
