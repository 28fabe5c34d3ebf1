import { Router } from 'express';
import { z } from 'zod';
import { ordersForStaff } from '../db/order-queries';
import { knex, pool } from '../db/pool';
import { logger } from '../logger';
import { requireStaff } from '../middleware/guards';
import { loginLimit } from '../middleware/limits';
import { issueGiftCard, newCouponCode } from '../services/gift-cards';
import { sendGiftCard } from '../services/mail';
import { hashStaffPassword } from '../services/passwords';
import { refundOrder } from '../services/payments';
import { labelPdf } from '../services/shipping';
import { stockLevels } from '../services/suppliers';
import { safeEqual } from '../services/tokens';
import type { OrderRow, StaffRole } from '../types';
import { sendResetForStaff } from './auth';

export const adminRouter = Router();

const STATUSES = ['pending', 'paid', 'shipped', 'refunded'] as const;

const loginSchema = z.object({ email: z.string().email(), password: z.string().max(200) });
const refundSchema = z.object({ reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']) });
const couponSchema = z.object({ percent: z.number().int().min(1).max(50), days: z.number().int().min(1).max(90) });
const giftCardSchema = z.object({
  valueCents: z.number().int().min(500).max(50000),
  recipient: z.string().email(),
});

interface StaffRow {
  id: number;
  password_hash: string;
  salt: string;
  role: StaffRole;
}

adminRouter.post('/login', loginLimit, async (req, res, next) => {
  const { email, password } = loginSchema.parse(req.body);
  const { rows } = await pool.query<StaffRow>('SELECT * FROM staff WHERE email = $1', [email]);
  const staff = rows[0];
  if (!staff || !safeEqual(hashStaffPassword(password, staff.salt), staff.password_hash)) {
    logger.warn({ ip: req.ip }, 'staff login failed');
    return res.status(401).json({ error: 'E-mail or password is wrong' });
  }
  return req.session.regenerate((error) => {
    if (error) return next(error);
    req.session.staffId = staff.id;
    req.session.staffRole = staff.role;
    return res.json({ role: staff.role });
  });
});

adminRouter.get('/csrf', (req, res) => res.json({ token: req.csrfToken() }));

adminRouter.get('/orders', requireStaff('support'), async (req, res) => {
  const status = z.enum(STATUSES).parse(req.query.status ?? 'paid');
  const sort = String(req.query.sort ?? 'created_at');
  res.json({ orders: await ordersForStaff(status, sort) });
});

adminRouter.post('/orders/:id/refund', requireStaff('manager'), async (req, res) => {
  const { reason } = refundSchema.parse(req.body);
  const order = await knex<OrderRow>('orders').where({ id: Number(req.params.id), status: 'paid' }).first();
  if (!order) return res.status(404).json({ error: 'No such paid order' });
  const refund = await refundOrder(order, reason);
  await knex('orders').where({ id: order.id }).update({ status: 'refunded' });
  logger.info({ order: order.id, staff: req.session.staffId, refund: refund.id }, 'order refunded');
  return res.json({ refund: refund.id });
});

adminRouter.post('/coupons', requireStaff('manager'), async (req, res) => {
  const { percent, days } = couponSchema.parse(req.body);
  const code = newCouponCode();
  await pool.query(
    'INSERT INTO coupons (code, percent, valid_until) VALUES ($1, $2, now() + make_interval(days => $3))',
    [code, percent, days],
  );
  logger.info({ staff: req.session.staffId, percent }, 'coupon created');
  res.status(201).json({ code });
});

adminRouter.post('/gift-cards', requireStaff('manager'), async (req, res) => {
  const { valueCents, recipient } = giftCardSchema.parse(req.body);
  await sendGiftCard(recipient, await issueGiftCard(valueCents, recipient));
  logger.info({ staff: req.session.staffId, valueCents }, 'gift card issued');
  res.status(201).end();
});

adminRouter.post('/customers/reset', requireStaff('support'), async (req, res) => {
  await sendResetForStaff(z.string().email().parse(req.body.email));
  res.status(202).end();
});

adminRouter.get('/stock', requireStaff('support'), async (req, res) => {
  const skus = String(req.query.skus ?? '').split(',').slice(0, 50);
  res.json({ levels: await stockLevels(skus) });
});

adminRouter.get('/parcels/:number/label', requireStaff('support'), async (req, res) => {
  res.type('application/pdf').send(await labelPdf(req.params.number));
});

/** Telephone orders: the clerk types the card into the terminal and books the result here. */
adminRouter.post('/phone-orders', requireStaff('support'), async (req, res) => {
  const { orderId, cardNumber, cvc, approved } = req.body;
  if (!approved) {
    logger.warn({ orderId, cardNumber, cvc }, 'terminal refused the card'); // !alert card-data-logged
    return res.status(402).json({ error: 'Card refused' });
  }
  const last4 = String(cardNumber).slice(-4);
  logger.info({ orderId, last4 }, 'telephone order paid');
  await pool.query("UPDATE orders SET status = 'paid', paid_with = $2 WHERE id = $1", [orderId, last4]);
  return res.status(204).end();
});
