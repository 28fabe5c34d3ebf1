import { NextResponse } from "next/server";
import { auth } from "@/lib/auth";
import { prisma } from "@/lib/db";

type Context = { params: Promise<{ id: string }> };

export async function GET(_request: Request, { params }: Context) {
  const session = await auth();
  if (!session?.user) return NextResponse.json({ error: "Log in" }, { status: 401 });
  const { id } = await params;
  const order = await prisma.order.findUnique({ where: { id }, include: { items: true } }); // !alert idor-by-request-id
  if (!order) return NextResponse.json({ error: "Not found" }, { status: 404 });
  return NextResponse.json(order);
}

export async function DELETE(_request: Request, { params }: Context) {
  const session = await auth();
  if (!session?.user) return NextResponse.json({ error: "Log in" }, { status: 401 });
  const { id } = await params;
  const order = await prisma.order.findUnique({ where: { id } }); // !safe idor-by-request-id
  if (!order || order.userId !== session.user.id) return NextResponse.json({ error: "Not found" }, { status: 404 });
  await prisma.order.delete({ where: { id } }); // !safe idor-by-request-id
  return new NextResponse(null, { status: 204 });
}
