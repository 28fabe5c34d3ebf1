import { Router } from 'express';
import { z } from 'zod';
import { config } from '../config';
import { attachPaymentIntent, insertOrder } from '../db/order-queries';
import { payLimit } from '../middleware/limits';
import { cartLines, totalCents } from '../services/cart';
import { couponPercent, giftCardBalance, spendGiftCard } from '../services/gift-cards';
import { startPayment, stripe } from '../services/payments';
import { shippingQuotes } from '../services/shipping';
import { newGuestToken } from '../services/tokens';

export const checkoutRouter = Router();

const checkoutSchema = z.object({
  email: z.string().email().max(254),
  coupon: z.string().max(20).optional(),
  giftCard: z.string().max(20).optional(),
  giftMessage: z.string().max(500).optional(),
});

const SMALLEST_CHARGE = 50;

const quoteSchema = z.object({
  postcode: z.string().regex(/^[0-9A-Z -]{3,10}$/),
  grams: z.number().int().min(1).max(30000),
});

checkoutRouter.use(payLimit);

checkoutRouter.post('/quotes', async (req, res) => {
  const { postcode, grams } = quoteSchema.parse(req.body);
  res.json({ quotes: await shippingQuotes(postcode, grams) });
});

checkoutRouter.post('/', async (req, res) => {
  const input = checkoutSchema.parse(req.body);
  const lines = req.session.cartId ? await cartLines(req.session.cartId) : [];
  if (lines.length === 0) return res.status(400).json({ error: 'The cart is empty' });

  const percentOff = input.coupon ? await couponPercent(input.coupon) : 0;
  let amount = totalCents(lines, percentOff);
  if (input.giftCard) {
    const balance = await giftCardBalance(input.giftCard);
    const spent = Math.max(0, Math.min(balance, amount - SMALLEST_CHARGE));
    if (spent > 0 && !(await spendGiftCard(input.giftCard, spent))) {
      return res.status(409).json({ error: 'The gift card has been used meanwhile' });
    }
    amount -= spent;
  }
  const accessToken = newGuestToken();
  const id = await insertOrder({
    customerId: req.session.customerId ?? null,
    email: input.email,
    totalCents: amount,
    currency: config.currency,
    accessToken,
    giftMessage: input.giftMessage ?? null,
    lines,
  });

  const intent = await startPayment({ id, totalCents: amount, currency: config.currency });
  await attachPaymentIntent(id, intent.id);
  return res.status(201).json({ order: id, accessToken, clientSecret: intent.client_secret });
});

/** "Buy now" on the product page: one product, no cart. */
checkoutRouter.post('/express', async (req, res) => {
  const intent = await stripe.paymentIntents.create({ // !alert client-supplied-amount
    amount: Math.round(req.body.total * 100),
    currency: config.currency,
    automatic_payment_methods: { enabled: true },
    metadata: { product: String(req.body.productId) },
  });
  res.status(201).json({ clientSecret: intent.client_secret });
});
