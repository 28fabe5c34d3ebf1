import { Router } from 'express';
import { z } from 'zod';
import { codeLimit } from '../middleware/limits';
import { couponPercent, giftCardBalance } from '../services/gift-cards';

export const giftCardsRouter = Router();

const codeSchema = z.object({ code: z.string().trim().toUpperCase().max(20) });

giftCardsRouter.use(codeLimit);

giftCardsRouter.post('/balance', async (req, res) => {
  const { code } = codeSchema.parse(req.body);
  res.json({ balanceCents: await giftCardBalance(code) });
});

giftCardsRouter.post('/coupon', async (req, res) => {
  const { code } = codeSchema.parse(req.body);
  res.json({ percentOff: await couponPercent(code) });
});
