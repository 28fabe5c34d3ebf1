import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function addLine(sku: string, quantity: number) {
  const product = await prisma.product.findUniqueOrThrow({ where: { sku } });
  const sum = product.price * quantity; // !alert negative-or-huge-quantity
  await prisma.cartLine.create({ data: { sku, sum } });
}

export async function addLineChecked(sku: string, quantity: number) {
  if (quantity <= 0 || quantity > 99) throw new RangeError("quantity");
  const product = await prisma.product.findUniqueOrThrow({ where: { sku } });
  const sum = product.price * quantity; // !safe negative-or-huge-quantity
  await prisma.cartLine.create({ data: { sku, sum } });
}
