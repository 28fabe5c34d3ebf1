import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function totalOf(cartId: string) {
  const lines = await prisma.line.findMany({ where: { cartId: String(cartId) }, include: { product: true } });
  return lines.reduce((sum, line) => sum + line.quantity * line.product.price, 0);
}
