import express from "express";
import { PrismaClient } from "@prisma/client";
import { Model } from "sequelize";
import { requireUser } from "./auth";

const prisma = new PrismaClient();
const router = express.Router();
router.use(express.json(), requireUser);

class CardService {
  async remove(userId: string, cardId: string) {
    const card = await prisma.customerCard.findFirst({ where: { id: cardId, userId } });
    if (!card) throw new Error("No such card");
    return prisma.customerCard.delete({ where: { id: cardId } }); // !safe idor-by-request-id
  }

  async removeAny(userId: string, cardId: string) {
    const all = await prisma.customerCard.findMany({ where: { userId } });
    if (all.length === 0) throw new Error("No cards");
    return prisma.customerCard.delete({ where: { id: cardId } }); // !alert idor-by-request-id
  }
}
const cards = new CardService();

router.delete("/cards/:id", async (req, res) => res.json(await cards.remove(req.user!.id, req.params.id)));
router.delete("/any-cards/:id", async (req, res) => res.json(await cards.removeAny(req.user!.id, req.params.id)));

router.patch("/orders/:id", async (req, res) => {
  const own = await prisma.order.findFirst({ where: { id: req.params.id, customerId: req.user!.id } });
  if (!own) return res.sendStatus(404);
  res.json(await prisma.order.update({ where: { id: req.params.id }, data: { note: String(req.body.note) } })); // !safe idor-by-request-id
});

router.patch("/messages/:id", async (req, res) => {
  const message = await prisma.customerMessage.findUnique({ where: { id: req.params.id } }); // !safe idor-by-request-id
  if (message?.recipientId !== req.user!.id) return res.sendStatus(404);
  res.json(await prisma.customerMessage.update({ where: { id: req.params.id }, data: { read: true } })); // !safe idor-by-request-id
});

class Customer extends Model {}
class Order extends Model {}

router.get("/joined/:id", async (req, res) => {
  const order = await Order.findOne({ where: { id: req.params.id }, include: { model: Customer, attributes: [], where: { userId: req.user!.id }, required: true } }); // !safe idor-by-request-id
  res.json(order);
});

router.get("/only-joined/:id", async (req, res) => {
  const order = await Order.findOne({ where: { id: req.params.id }, include: { model: Customer, where: { active: true } } }); // !alert idor-by-request-id
  res.json(order);
});

export default router;
