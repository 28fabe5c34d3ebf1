// What was read of a text before its signature was checked, and what the text was written from.
import { createHmac, createVerify, timingSafeEqual } from "node:crypto";
import express from "express";
import { PrismaClient } from "@prisma/client";

const app = express();
const prisma = new PrismaClient();
const key = process.env.HOOK_KEY as string;

function isSigned(text: string, signature: string): boolean {
  const digest = createHmac("sha256", key).update(text, "utf8").digest("base64"); // !alert webhook-parsed-body-verified -- "/written" hands over what was parsed
  return timingSafeEqual(Buffer.from(digest), Buffer.from(signature));
}
function isSignedAtTime(id: string, time: string, body: string, signature: string): boolean {
  try {
    if (!process.env.PUBLIC_KEY) return false;
    const text = `${id}.${time}.${body}`;
    const verifier = createVerify("RSA-SHA256");
    verifier.update(text);
    return verifier.verify(process.env.PUBLIC_KEY, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}
const isShort = (text: string): boolean => /^[^<>]*$/.test(text);

app.post("/written", express.json(), async (req, res) => {
  const text = JSON.stringify(req.body);
  const isRight = isSignedAtTime(
    String(req.headers["x-id"]),
    String(req.headers["x-time"]),
    text,
    String(req.headers["x-signature"]),
  );
  if (!isRight) return res.sendStatus(401);
  await prisma.install.deleteMany({ where: { shop: req.body.shop } }); // !safe nosql-operator-injection
  res.end();
});
app.post("/written-and-not-asked", express.json(), async (req, res) => {
  const text = JSON.stringify(req.body);
  const isRight = isSigned(text, String(req.headers["x-signature"]));
  console.log(isRight);
  await prisma.install.deleteMany({ where: { shop: req.body.shop } }); // !alert nosql-operator-injection
  res.end();
});
app.post("/written-and-short", express.json(), async (req, res) => {
  const text = JSON.stringify(req.body);
  if (!isShort(text)) return res.sendStatus(413);
  await prisma.install.deleteMany({ where: { shop: req.body.shop } }); // !alert nosql-operator-injection
  res.end();
});
app.post("/written-of-a-part", express.json(), async (req, res) => {
  const text = JSON.stringify(req.body.order);
  if (!isSigned(text, String(req.headers["x-signature"]))) return res.sendStatus(401);
  await prisma.install.deleteMany({ where: { shop: req.body.order.shop } }); // !safe nosql-operator-injection
  await prisma.install.deleteMany({ where: { shop: req.body.shop } }); // !alert nosql-operator-injection
  res.end();
});
app.post("/read-before", express.raw({ type: "*/*" }), async (req, res) => {
  const text = req.body.toString();
  const event = JSON.parse(text);
  if (!isSigned(text, String(req.get("x-signature")))) return res.sendStatus(401);
  await prisma.install.deleteMany({ where: { shop: event.shop } }); // !safe nosql-operator-injection
  res.end();
});
app.post("/part-read-before", express.text(), async (req, res) => {
  const { shop } = JSON.parse(req.body) as { shop: string };
  if (!isSigned(req.body, String(req.get("x-signature")))) return res.sendStatus(401);
  await prisma.install.deleteMany({ where: { shop } }); // !safe nosql-operator-injection
  res.end();
});
app.post("/another-read-before", express.text(), async (req, res) => {
  const { shop } = JSON.parse(String(req.query.event));
  if (!isSigned(req.body, String(req.get("x-signature")))) return res.sendStatus(401);
  await prisma.install.deleteMany({ where: { shop } }); // !alert nosql-operator-injection
  res.end();
});
app.post("/read-and-used-before", express.text(), async (req, res) => {
  const { shop } = JSON.parse(req.body);
  await prisma.install.deleteMany({ where: { shop } }); // !alert nosql-operator-injection
  if (!isSigned(req.body, String(req.get("x-signature")))) return res.sendStatus(401);
  res.end();
});
app.post("/read-before-a-look", express.text(), async (req, res) => {
  const { shop } = JSON.parse(req.body);
  if (!isShort(req.body)) return res.sendStatus(413);
  await prisma.install.deleteMany({ where: { shop } }); // !alert nosql-operator-injection
  res.end();
});
