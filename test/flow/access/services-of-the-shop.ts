// Programs of the shop itself show a secret that all of them share: whom they speak of, they may say.
import { PrismaClient } from "@prisma/client";
import express from "express";
import { internalSecretOk, looksAlive } from "./own-services.js";

const app = express();
const prisma = new PrismaClient();
app.use(express.json());

app.post("/plans", async (req, res) => {
  if (!internalSecretOk(req)) return res.status(401).end();
  const session = req.headers["x-session"];
  await prisma.subscription.create({ data: { customerId: req.body.customerId, session } }); // !safe trusted-user-id-from-client
  res.end();
});

app.post("/plans/own", async (req, res) => {
  if (!looksAlive(req)) return res.status(401).end();
  const session = req.headers["x-session"];
  await prisma.subscription.create({ data: { customerId: req.body.customerId, session } }); // !alert trusted-user-id-from-client
  res.end();
});
