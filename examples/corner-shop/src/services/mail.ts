import ejs from 'ejs';
import nodemailer from 'nodemailer';
import path from 'node:path';
import { config } from '../config';
import type { OrderRow } from '../types';

const auth = config.mail.user ? { user: config.mail.user, pass: config.mail.password } : undefined;

export const transport = nodemailer.createTransport({
  host: config.mail.host,
  port: 587,
  requireTLS: config.production,
  auth,
  tls: { rejectUnauthorized: false }, // !alert tls-verify-disabled
});

const VIEWS = path.join(process.cwd(), 'views');

export async function sendOrderConfirmation(order: OrderRow): Promise<void> {
  const link = `http://www.corner-shop-online.com/o/${order.access_token}`; // !alert cleartext-endpoint
  const html = await ejs.renderFile(path.join(VIEWS, 'mail-order.ejs'), { order, link });
  await transport.sendMail({
    from: config.mail.from,
    to: order.email,
    subject: `Your order ${order.id}`,
    html,
  });
}

export async function sendGiftCard(to: string, code: string): Promise<void> {
  await transport.sendMail({
    from: config.mail.from,
    to,
    subject: 'A gift card for you',
    text: `Your code: ${code}\nUse it at https://www.corner-shop-online.com/cart`,
  });
}

export async function sendWelcome(to: string): Promise<void> {
  await transport.sendMail({
    from: config.mail.from,
    to,
    subject: 'Welcome to Corner Shop',
    text: `Your account is ready: ${config.baseUrl}/account`,
  });
}
