import { Router } from 'express';
import path from 'node:path';
import { z } from 'zod';
import { config } from '../config';
import { ordersOfCustomer } from '../db/order-queries';
import { knex, pool } from '../db/pool';
import type { OrderRow } from '../types';

export const accountRouter = Router();

const addressSchema = z
  .object({
    street: z.string().trim().max(200),
    postcode: z.string().trim().max(12),
    city: z.string().trim().max(120),
    country: z.string().length(2),
  })
  .strict();

accountRouter.get('/', async (req, res) => {
  const customer = await knex('customers')
    .where({ id: req.session.customerId })
    .first('id', 'email', 'name', 'newsletter');
  res.json({ customer });
});

accountRouter.patch('/', async (req, res) => {
  await knex('customers').where({ id: req.session.customerId }).update({ ...req.body }); // !alert mass-assignment
  res.status(204).end();
});

accountRouter.post('/addresses', async (req, res) => {
  const address = addressSchema.parse(req.body);
  const [row] = await knex('addresses')
    .insert({ ...address, customer_id: req.session.customerId })
    .returning('id');
  res.status(201).json({ id: row.id });
});

accountRouter.delete('/addresses/:id', async (req, res) => {
  await knex('addresses').where({ id: req.params.id, customer_id: req.session.customerId }).del();
  res.status(204).end();
});

accountRouter.get('/orders', async (req, res) => {
  res.json({ orders: await ordersOfCustomer(Number(req.session.customerId)) });
});

accountRouter.get('/orders/:id', async (req, res) => {
  const { rows } = await pool.query<OrderRow>('SELECT * FROM orders WHERE id = $1', [req.params.id]); // !later idor-by-request-id
  if (!rows[0]) return res.status(404).json({ error: 'No such order' });
  return res.json({ order: rows[0] });
});

accountRouter.get('/orders/:id/lines', async (req, res) => {
  const { rows } = await pool.query(
    `SELECT l.product_id, l.price_cents, l.quantity FROM order_lines l
     JOIN orders o ON o.id = l.order_id WHERE o.id = $1 AND o.customer_id = $2`,
    [req.params.id, req.session.customerId],
  );
  res.json({ lines: rows });
});

accountRouter.get('/invoices/:file', (req, res) => {
  const file = path.join(path.resolve(config.invoiceDir), String(req.session.customerId), req.params.file);
  res.sendFile(file); // !alert path-traversal
});

accountRouter.get('/credit-notes/:file', (req, res) => {
  const folder = path.resolve(config.invoiceDir, 'credit-notes', String(req.session.customerId));
  res.sendFile(path.basename(req.params.file), { root: folder });
});
