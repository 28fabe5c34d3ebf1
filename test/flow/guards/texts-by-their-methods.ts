// What has a method of texts is a text: an object that was sent has no methods.
import express from "express";
import { PrismaClient } from "@prisma/client";

const app = express();
const prisma = new PrismaClient();
app.use(express.json());

app.post("/a", async (req, res) => {
  const { code } = req.body;
  const isBundle = code.startsWith("B");
  await prisma.bundle.updateMany({ where: { code }, data: { isBundle } }); // !safe nosql-operator-injection
  res.end();
});
app.post("/b", async (req, res) => {
  if (!req.body.code.trim()) return res.end();
  await prisma.bundle.updateMany({ where: { code: req.body.code } }); // !safe nosql-operator-injection
  res.end();
});
app.post("/c", async (req, res) => {
  const { code, other } = req.body;
  if (req.query.bundle) res.set("x-bundle", code.toUpperCase());
  await prisma.bundle.updateMany({ where: { code } }); // !alert nosql-operator-injection
  await prisma.bundle.updateMany({ where: { code: other } }); // !alert nosql-operator-injection
  res.end();
});
// Lists have these as well, and a call that may be left out asks nothing.
app.post("/d", async (req, res) => {
  const { code, part } = req.body;
  if (code.includes("B") || part.trim?.() === "") return res.end();
  await prisma.bundle.updateMany({ where: { code } }); // !alert nosql-operator-injection
  await prisma.bundle.updateMany({ where: { part } }); // !alert nosql-operator-injection
  res.end();
});
