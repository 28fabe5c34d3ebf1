import type { NextApiRequest, NextApiResponse } from "next";
import { prisma } from "../../lib/prisma";
import { logger } from "../../lib/logger";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  logger.warn({ cvc: req.body.cvc }, "declined"); // !alert card-data-logged
  logger.warn({ hasCode: Boolean(req.body.cvc) }, "declined"); // !safe card-data-logged
  await prisma.card.create({ data: { number: req.body.cardNumber } }); // !alert card-data-handled
  await prisma.card.create({ data: { token: String(req.body.token) } }); // !safe card-data-handled
  res.status(201).end();
}
