import express from "express";
import { PrismaClient } from "@prisma/client";
import { requireUser } from "./auth";

const prisma = new PrismaClient();
const router = express.Router();
router.use(express.json(), requireUser);

router.get("/orders/:id", async (req, res) => {
  const order = await prisma.order.findUnique({ // !alert idor-by-request-id
    where: { id: Number(req.params.id) },
    select: { id: true, total: true, coupon: { select: { code: true, kind: true } } },
  });
  res.json(order);
});

router.get("/receipts/:id", async (req, res) => {
  const order = await prisma.order.findFirst({ // !alert idor-by-request-id
    where: { id: Number(req.params.id) },
    include: { items: { include: { product: { select: { slug: true } } } } },
  });
  res.json(order);
});

router.get("/shared/:id", async (req, res) => {
  const order = await prisma.order.findFirst({ // !safe idor-by-request-id
    where: { id: Number(req.params.id), accessToken: String(req.query.token) },
    select: { id: true, total: true },
  });
  res.json(order);
});

const shown = { id: true, code: true };
router.get("/own/:id", async (req, res) => {
  const order = await prisma.order.findFirst({ where: { id: Number(req.params.id), userId: req.user!.id }, select: shown }); // !safe idor-by-request-id
  res.json(order);
});
