import { pool } from '../db/pool';
import type { CartLine } from '../types';

const MAX_QUANTITY = 20;

export async function cartLines(cartId: string): Promise<CartLine[]> {
  const { rows } = await pool.query<CartLine>(
    `SELECT l.product_id AS "productId", p.name, p.price_cents AS "priceCents", l.quantity
     FROM cart_lines l JOIN products p ON p.id = l.product_id WHERE l.cart_id = $1 ORDER BY l.id`,
    [cartId],
  );
  return rows;
}

export async function setLine(cartId: string, productId: number, quantity: number): Promise<void> {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY) {
    throw new RangeError('quantity out of range');
  }
  await pool.query(
    `INSERT INTO cart_lines (cart_id, product_id, quantity) VALUES ($1, $2, $3)
     ON CONFLICT (cart_id, product_id) DO UPDATE SET quantity = EXCLUDED.quantity`,
    [cartId, productId, quantity],
  );
}

export async function removeLine(cartId: string, productId: number): Promise<void> {
  await pool.query('DELETE FROM cart_lines WHERE cart_id = $1 AND product_id = $2', [cartId, productId]);
}

export function totalCents(lines: CartLine[], percentOff = 0): number {
  const sum = lines.reduce((total, line) => total + line.priceCents * line.quantity, 0);
  return sum - Math.floor((sum * percentOff) / 100);
}
