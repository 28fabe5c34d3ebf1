"use server";
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function place(total: number) {
  await prisma.order.create({ data: { total, status: "open" } }); // !alert client-supplied-order-total
}

export async function placeTea(tea: string) {
  const { price } = await prisma.tea.findUniqueOrThrow({ where: { id: tea } });
  await prisma.order.create({ data: { total: price, status: "open" } }); // !safe client-supplied-order-total
}
