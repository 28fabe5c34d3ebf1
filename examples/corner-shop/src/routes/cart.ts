import { Router, type Request } from 'express';
import { z } from 'zod';
import { pool } from '../db/pool';
import { cartLines, removeLine, setLine, totalCents } from '../services/cart';
import { newCartId } from '../services/tokens';

export const cartRouter = Router();

const lineSchema = z.object({
  productId: z.number().int().positive(),
  quantity: z.number().int().min(1).max(20),
});

function cartIdOf(req: Request): string {
  req.session.cartId ??= newCartId();
  return req.session.cartId;
}

cartRouter.get('/', async (req, res) => {
  const lines = await cartLines(cartIdOf(req));
  res.json({ lines, totalCents: totalCents(lines) });
});

cartRouter.put('/lines', async (req, res) => {
  const { productId, quantity } = lineSchema.parse(req.body);
  await setLine(cartIdOf(req), productId, quantity);
  res.json({ lines: await cartLines(cartIdOf(req)) });
});

cartRouter.delete('/lines/:productId', async (req, res) => {
  await removeLine(cartIdOf(req), Number(req.params.productId));
  res.status(204).end();
});

/** Price of a hamper for the preview in the hamper builder; the order itself takes this total too. */
cartRouter.post('/hamper', async (req, res) => {
  const { rows } = await pool.query<{ price_cents: number }>(
    'SELECT price_cents FROM products WHERE id = $1 AND active',
    [req.body.productId],
  );
  if (!rows[0]) return res.status(404).json({ error: 'No such product' });
  const hamperCents = rows[0].price_cents * req.body.quantity; // !later negative-or-huge-quantity
  await pool.query(
    `INSERT INTO cart_hampers (cart_id, product_id, quantity, total_cents) VALUES ($1, $2, $3, $4)`,
    [cartIdOf(req), req.body.productId, req.body.quantity, hamperCents],
  );
  return res.json({ hamperCents });
});
