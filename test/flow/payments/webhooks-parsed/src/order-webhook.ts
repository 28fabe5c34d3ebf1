import { createHmac, timingSafeEqual } from "node:crypto";
import type { Request, Response } from "express";

export function orderWebhook(req: Request, res: Response) {
  const digest = createHmac("sha256", process.env.WEBHOOK_KEY!).update(JSON.stringify(req.body)).digest(); // !alert webhook-parsed-body-verified
  const given = Buffer.from(String(req.headers["x-signature"]), "hex");
  if (given.length !== digest.length || !timingSafeEqual(given, digest)) return res.sendStatus(401);
  res.sendStatus(204);
}
