import type { CartLine, OrderRow } from '../types';
import { knex, pool, transaction } from './pool';

export interface NewOrder {
  customerId: number | null;
  email: string;
  totalCents: number;
  currency: string;
  accessToken: string;
  giftMessage: string | null;
  lines: CartLine[];
}

export async function insertOrder(order: NewOrder): Promise<number> {
  return transaction(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO orders (customer_id, email, status, total_cents, currency, access_token, gift_message)
       VALUES ($1, $2, 'pending', $3, $4, $5, $6) RETURNING id`,
      [order.customerId, order.email, order.totalCents, order.currency, order.accessToken, order.giftMessage],
    );
    const id = rows[0].id;
    for (const line of order.lines) {
      await client.query(
        'INSERT INTO order_lines (order_id, product_id, price_cents, quantity) VALUES ($1, $2, $3, $4)',
        [id, line.productId, line.priceCents, line.quantity],
      );
    }
    return id;
  });
}

export async function ordersOfCustomer(customerId: number): Promise<OrderRow[]> {
  const { rows } = await pool.query<OrderRow>(
    'SELECT * FROM orders WHERE customer_id = $1 ORDER BY created_at DESC',
    [customerId],
  );
  return rows;
}

export async function orderByPaymentIntent(intent: string): Promise<OrderRow | undefined> {
  const { rows } = await pool.query<OrderRow>('SELECT * FROM orders WHERE payment_intent = $1', [intent]);
  return rows[0];
}

/** Guests have no account; the reference from their mail opens their order. */
export async function orderByReference(reference: string): Promise<OrderRow | undefined> {
  const { rows } = await pool.query<OrderRow>('SELECT * FROM orders WHERE access_token = $1', [reference]);
  return rows[0];
}

export async function attachPaymentIntent(orderId: number, intent: string): Promise<void> {
  await pool.query('UPDATE orders SET payment_intent = $2 WHERE id = $1', [orderId, intent]);
}

/** Idempotent: an order that is paid already stays as it is and 0 is returned. */
export async function markPaid(orderId: number): Promise<number> {
  const result = await pool.query("UPDATE orders SET status = 'paid' WHERE id = $1 AND status = 'pending'", [
    orderId,
  ]);
  return result.rowCount ?? 0;
}

export async function ordersForStaff(status: OrderRow['status'], sort: string): Promise<OrderRow[]> {
  return knex<OrderRow>('orders').where({ status }).orderByRaw(`${sort} NULLS LAST`).limit(200); // !alert sql-injection
}

export async function ordersSince(day: Date): Promise<OrderRow[]> {
  return knex<OrderRow>('orders').where('created_at', '>=', day).orderBy('created_at', 'asc');
}
