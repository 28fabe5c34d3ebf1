import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();
export async function priceOf(sku: string, quantity: number) {
  const product = await prisma.product.findUniqueOrThrow({ where: { sku: String(sku) } });
  return product.price * quantity; // !alert negative-or-huge-quantity
}
export async function priceOfSome(sku: string, quantity: number) {
  const product = await prisma.product.findUniqueOrThrow({ where: { sku: String(sku) } });
  return product.price * quantity; // !safe negative-or-huge-quantity
}
