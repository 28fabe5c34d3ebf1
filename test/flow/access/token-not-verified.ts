import express from "express";
import { decodeJwt } from "jose";
import { PrismaClient } from "@prisma/client";

const app = express();
const prisma = new PrismaClient();

// That anybody may write such a token is told where it is decoded; the filter itself asks for the owner.
app.get("/orders/:id", async (req, res) => {
  const { sub } = decodeJwt(req.cookies.token); // !alert jwt-decode-without-verify
  res.json(await prisma.order.findFirst({ where: { id: 1, userId: String(sub) } })); // !safe idor-by-request-id
  res.json(await prisma.order.findFirst({ where: { id: req.params.id } })); // !alert idor-by-request-id
});
