import { type Request, Router } from 'express';
import { z } from 'zod';
import { config } from '../config';
import { pool } from '../db/pool';
import { logger } from '../logger';
import { loginLimit } from '../middleware/limits';
import { createCustomer, createResetToken, customerByEmail, resetPassword } from '../services/customers';
import { sendWelcome, transport } from '../services/mail';
import { verifyPassword } from '../services/passwords';
import { safeReturnPath } from '../services/redirects';
import { hashToken, newToken } from '../services/tokens';

export const authRouter = Router();

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

const loginSchema = z.object({
  email: z.string().email().max(254),
  password: z.string().max(200),
  remember: z.coerce.boolean().optional(),
});

const registerSchema = z.object({
  email: z.string().email().max(254),
  name: z.string().trim().min(1).max(120),
  password: z.string().min(12).max(200),
});

const resetSchema = z.object({
  token: z.string().length(43),
  password: z.string().min(12).max(200),
});

function startSession(req: Request, customerId: number): Promise<void> {
  const { cartId } = req.session;
  return new Promise((resolve, reject) => {
    req.session.regenerate((error) => {
      if (error) return reject(error);
      req.session.customerId = customerId;
      if (cartId) req.session.cartId = cartId;
      return resolve();
    });
  });
}

authRouter.post('/register', loginLimit, async (req, res) => {
  const { email, name, password } = registerSchema.parse(req.body);
  const id = await createCustomer(email, name, password);
  if (id) await sendWelcome(email);
  res.status(202).json({ message: 'Please look into your mailbox' });
});

authRouter.post('/login', loginLimit, async (req, res) => {
  const { email, password, remember } = loginSchema.parse(req.body);
  const customer = await customerByEmail(email);
  if (!customer || !(await verifyPassword(password, customer))) {
    logger.warn({ ip: req.ip }, 'login failed');
    return res.status(401).json({ error: 'E-mail or password is wrong' });
  }
  await startSession(req, customer.id);
  if (remember) {
    const token = newToken();
    await pool.query('INSERT INTO remember_tokens (customer_id, token_hash) VALUES ($1, $2)', [
      customer.id,
      hashToken(token),
    ]);
    res.cookie('remember_token', token, { maxAge: THIRTY_DAYS }); // !alert session-cookie-flags
  }
  return res.redirect(req.body.next || '/account'); // !alert open-redirect
});

authRouter.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error);
    res.clearCookie('shop.sid');
    return res.redirect(safeReturnPath(req.body.next, '/'));
  });
});

authRouter.post('/forgot', loginLimit, async (req, res) => {
  const email = z.string().email().parse(req.body.email);
  const customer = await customerByEmail(email);
  if (customer) {
    const link = `https://${req.headers.host}/reset?token=${await createResetToken(customer.id)}`;
    await transport.sendMail({ from: config.mail.from, to: customer.email, subject: 'New password', text: link }); // !alert reset-link-host-header
  }
  res.json({ message: 'If there is an account, a mail is on its way' });
});

/** Same mail, asked for by staff on the phone; the link comes from the configuration. */
export async function sendResetForStaff(email: string): Promise<void> {
  const customer = await customerByEmail(email);
  if (!customer) return;
  const link = `${config.baseUrl}/reset?token=${await createResetToken(customer.id)}`;
  await transport.sendMail({ from: config.mail.from, to: customer.email, subject: 'New password', text: link });
}

authRouter.post('/reset', loginLimit, async (req, res) => {
  const { token, password } = resetSchema.parse(req.body);
  if (await resetPassword(token, password)) return res.json({ ok: true });
  return res.status(400).json({ error: 'The link has expired' });
});
