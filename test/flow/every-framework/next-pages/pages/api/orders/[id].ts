import type { NextApiRequest, NextApiResponse } from "next";
import { getServerSession } from "next-auth";
import { options } from "../../../lib/auth";
import { prisma } from "../../../lib/prisma";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const session = await getServerSession(req, res, options);
  if (!session) return res.status(401).end();
  const id = String(req.query.id);
  if (req.method === "POST") {
    await prisma.wish.create({ data: { userId: req.body.userId, sku: String(req.body.sku) } }); // !alert trusted-user-id-from-client
    await prisma.wish.create({ data: { userId: session.user.id, sku: String(req.body.sku) } }); // !safe trusted-user-id-from-client
    return res.status(201).end();
  }
  if (req.query.own) return res.json(await prisma.order.findFirst({ where: { id, userId: session.user.id } })); // !safe idor-by-request-id
  res.json(await prisma.order.findUnique({ where: { id } })); // !alert idor-by-request-id
}
