import type { NextApiRequest, NextApiResponse } from "next";
import { prisma } from "../../lib/prisma";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { sku, quantity } = req.body;
  const product = await prisma.product.findUniqueOrThrow({ where: { sku: String(sku) } });
  const asked = product.price * quantity; // !alert negative-or-huge-quantity
  const some = Number(quantity);
  if (!Number.isInteger(some) || some <= 0 || some > 50) return res.status(400).end();
  res.json({ asked, total: product.price * some }); // !safe negative-or-huge-quantity
}
