import { PrismaClient } from "@prisma/client";
import nodemailer from "nodemailer";

const prisma = new PrismaClient();
const mailer = nodemailer.createTransport({ host: process.env.SMTP_HOST });

export async function tellTheDesk(orderId: string) {
  const order = await prisma.order.findUniqueOrThrow({ where: { id: orderId } }); // !source
  await mailer.sendMail({
    from: "shop@shop.example.com",
    to: "desk@shop.example.com",
    subject: "New order",
    html: `<p>Order of ${order.customerName}: ${order.note}</p>`, // !alert email-injection
  });
}
