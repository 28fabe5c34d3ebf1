import { PrismaClient } from "@prisma/client";
import winston from "winston";

const prisma = new PrismaClient();
const logger = winston.createLogger();
export async function keepCard(card: { cardNumber: string; cvv: string }) {
  logger.info("keeping a card", { cvv: card.cvv }); // !alert card-data-logged
  logger.info("keeping a card", { last: card.cardNumber.slice(-4) }); // !safe card-data-logged
  await prisma.card.create({ data: { number: card.cardNumber } }); // !alert card-data-handled
}
export async function keepToken(token: string) {
  await prisma.card.create({ data: { token } }); // !safe card-data-handled
}
