// What somebody signed who knows the key is no stranger's word; what nobody looked at is.
import crypto, { createHmac, createVerify, timingSafeEqual } from "node:crypto";
import express from "express";
import { PrismaClient } from "@prisma/client";

const app = express();
const prisma = new PrismaClient();
const key = process.env.HOOK_KEY as string;
app.use(express.raw({ type: "*/*" }));

function isSigned(text: string, signature: string): boolean {
  const digest = createHmac("sha256", key).update(text, "utf8").digest("base64");
  return timingSafeEqual(Buffer.from(digest), Buffer.from(signature));
}
function isSignedByHand(text: string, signature: string): boolean {
  const mac = createHmac("sha256", key);
  mac.update(text);
  const digest = mac.digest("hex");
  return signature === `sha256=${digest}`;
}
function isSignedLater(text: string, signature: string): boolean {
  let isRight = false;
  try {
    const digest = createHmac("sha256", key).update(text).digest("hex");
    isRight = crypto.timingSafeEqual(Buffer.from(digest, "hex"), Buffer.from(signature, "hex"));
  } catch {
    isRight = false;
  }
  return isRight;
}
const isOwnText = (text: string, signature: string) =>
  signature === createHmac("sha256", key).update("ping").digest("hex") && text.length > 0;
const isLong = (text: string, signature: string) =>
  createHmac("sha256", key).update(text).digest("hex") !== signature;

app.post("/a", async (req, res) => {
  const text = req.body.toString();
  if (!isSigned(text, String(req.get("x-signature")))) return res.sendStatus(401);
  const { shop } = JSON.parse(text);
  await prisma.install.deleteMany({ where: { shop } }); // !safe nosql-operator-injection
  res.end();
});
app.post("/b", async (req, res) => {
  const text = req.body.toString();
  if (!isSignedByHand(text, String(req.get("x-signature")))) return res.sendStatus(401);
  const { shop } = JSON.parse(text);
  await prisma.install.deleteMany({ where: { shop } }); // !safe nosql-operator-injection
  res.end();
});
app.post("/c", async (req, res) => {
  const text = req.body.toString();
  const isRight = isSignedLater(text, String(req.get("x-signature")));
  if (!isRight) return res.sendStatus(401);
  const { shop } = JSON.parse(text);
  await prisma.install.deleteMany({ where: { shop } }); // !safe nosql-operator-injection
  res.end();
});
app.post("/d", async (req, res) => {
  const { order, payment, signature, shop } = JSON.parse(req.body.toString());
  const expected = createHmac("sha256", key).update(`${order}|${payment}`).digest("hex");
  if (expected !== signature) return res.sendStatus(401);
  await prisma.order.updateMany({ where: { order } }); // !safe nosql-operator-injection
  await prisma.order.updateMany({ where: { shop } }); // !alert nosql-operator-injection
  res.end();
});
app.post("/e", async (req, res) => {
  const text = req.body.toString();
  const verifier = createVerify("sha256");
  verifier.update(text);
  if (!verifier.verify(process.env.PUBLIC_KEY ?? "", req.get("x-signature") ?? "", "base64"))
    return res.sendStatus(401);
  const { shop } = JSON.parse(text);
  await prisma.install.deleteMany({ where: { shop } }); // !safe nosql-operator-injection
  res.end();
});
app.post("/j", async (req, res) => {
  const text = req.body.toString();
  const signature = Buffer.from(req.get("x-signature") ?? "", "base64");
  if (!crypto.verify("sha256", text, process.env.PUBLIC_KEY ?? "", signature))
    return res.sendStatus(401);
  const { shop } = JSON.parse(text);
  await prisma.install.deleteMany({ where: { shop } }); // !safe nosql-operator-injection
  res.end();
});

// Nobody signed these, or the answer was taken the wrong way.
app.post("/f", async (req, res) => {
  const text = req.body.toString();
  if (!isOwnText(text, String(req.get("x-signature")))) return res.sendStatus(401);
  const { shop } = JSON.parse(text);
  await prisma.install.deleteMany({ where: { shop } }); // !alert nosql-operator-injection
  res.end();
});
app.post("/g", async (req, res) => {
  const text = req.body.toString();
  if (!isLong(text, String(req.get("x-signature")))) {
    const { shop } = JSON.parse(text);
    await prisma.install.deleteMany({ where: { shop } }); // !safe nosql-operator-injection
    return res.end();
  }
  const { shop } = JSON.parse(text);
  await prisma.install.deleteMany({ where: { shop } }); // !alert nosql-operator-injection
  res.end();
});
app.post("/h", async (req, res) => {
  const text = req.body.toString();
  const isRight = isSigned(text, String(req.get("x-signature")));
  if (!isRight) console.warn("A signature is wrong");
  const { shop } = JSON.parse(text);
  await prisma.install.deleteMany({ where: { shop } }); // !alert nosql-operator-injection
  res.end();
});
// A digest without a key says nothing of who made it.
app.post("/i", async (req, res) => {
  const text = req.body.toString();
  if (crypto.createHash("sha256").update(text).digest("hex") !== req.get("x-digest"))
    return res.sendStatus(401);
  const { shop } = JSON.parse(text);
  await prisma.install.deleteMany({ where: { shop } }); // !alert nosql-operator-injection
  res.end();
});
