import crypto from "node:crypto";
import type { NextFunction, Request, Response } from "express";

const KEY = process.env.PARTNER_KEY!;

/** The bytes where somebody kept them, and what was read of them otherwise. */
export function signedEvent(req: Request & { rawBody?: Buffer }, res: Response, next: NextFunction) {
  const text = req.rawBody ? req.rawBody.toString() : JSON.stringify(req.body);
  const computed = crypto.createHmac("sha256", KEY).update(text, "utf8").digest("base64"); // !alert webhook-parsed-body-verified
  if (computed === req.get("x-partner-signature")) {
    next();
  } else {
    res.status(403).send("no");
  }
}

/** One of two fields is signed, and nobody knows which. */
export function signedInPart(req: Request, res: Response, next: NextFunction) {
  const text = req.body.note ? req.body.note : req.body.other;
  const computed = crypto.createHmac("sha256", KEY).update(text).digest("base64");
  if (computed !== req.get("x-partner-signature")) return res.status(403).send("no");
  next();
}

function isSigned(query: Record<string, string | string[]> = {}, key: string): boolean {
  const { signature = "", ...others } = query;
  const text = Object.keys(others)
    .sort()
    .map((name) => `${name}=${Array.isArray(others[name]) ? others[name].join(",") : others[name]}`)
    .join("");
  const digest = Buffer.from(crypto.createHmac("sha256", key).update(text).digest("hex"), "utf-8");
  const given = Buffer.from(String(signature), "utf-8");
  return digest.length === given.length && crypto.timingSafeEqual(digest, given);
}

function areIdsSigned(query: Record<string, any>, key: string): boolean {
  const text = query.lines.map((line: { id: string }) => line.id).join("|");
  return crypto.createHmac("sha256", key).update(text).digest("hex") === query.signature;
}

export function signedQuery() {
  return async (req: Request, res: Response, next: NextFunction) => {
    if (isSigned(req.query as Record<string, string>, KEY)) {
      return next();
    }
    return res.status(401).send("no");
  };
}

export function signedIds(req: Request, res: Response, next: NextFunction) {
  if (!areIdsSigned(req.query, KEY)) return res.status(401).send("no");
  next();
}
