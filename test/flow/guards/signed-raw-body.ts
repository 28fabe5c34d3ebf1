import crypto from "node:crypto";
import express from "express";
import { PrismaClient } from "@prisma/client";

interface RawRequest extends express.Request {
  rawBody: Buffer;
}

const prisma = new PrismaClient();
const app = express();
app.use(
  express.json({
    verify: (req, _res, bytes) => {
      (req as RawRequest).rawBody = bytes;
    },
  }),
);

const signatureOf = (req: express.Request) => Buffer.from(String(req.get("x-signature")), "hex");

app.post("/signed", async (req: RawRequest, res) => {
  const own = crypto.createHmac("sha256", process.env.HOOK_KEY!).update(req.rawBody).digest();
  if (!crypto.timingSafeEqual(own, signatureOf(req))) return res.sendStatus(401);
  await prisma.install.deleteMany({ where: { shop: req.body.shop } }); // !safe nosql-operator-injection
  res.end();
});
app.post("/before", async (req: RawRequest, res) => {
  await prisma.install.deleteMany({ where: { shop: req.body.shop } }); // !alert nosql-operator-injection
  const own = crypto.createHmac("sha256", process.env.HOOK_KEY!).update(req.rawBody).digest();
  res.json({ signed: crypto.timingSafeEqual(own, signatureOf(req)) });
});
app.post("/digest", async (req: RawRequest, res) => {
  const own = crypto.createHash("sha256").update(req.rawBody).digest("hex");
  if (own !== req.get("x-digest")) return res.sendStatus(401);
  await prisma.install.deleteMany({ where: { shop: req.body.shop } }); // !alert nosql-operator-injection
  res.end();
});
