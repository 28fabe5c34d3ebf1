import express, { type Request, type Response, Router } from 'express';
import type Stripe from 'stripe';
import { config } from '../config';
import { markPaid, orderByPaymentIntent } from '../db/order-queries';
import { pool } from '../db/pool';
import { logger } from '../logger';
import { sendOrderConfirmation } from '../services/mail';
import { stripe } from '../services/payments';
import { carrierSignatureValid, marketplaceSignatureValid } from '../services/shipping';

export const rawWebhooks = Router();

rawWebhooks.use(express.raw({ type: 'application/json', limit: '1mb' }));

async function onPaymentSucceeded(intent: Stripe.PaymentIntent): Promise<void> {
  const order = await orderByPaymentIntent(intent.id);
  if (!order) return;
  if (intent.amount_received !== order.total_cents || intent.currency !== order.currency) {
    logger.error({ order: order.id }, 'paid amount differs from the order');
    return;
  }
  if ((await markPaid(order.id)) === 1) await sendOrderConfirmation(order);
}

rawWebhooks.post('/stripe', async (req, res) => {
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature') ?? '', config.stripe.webhookSecret);
  } catch (error) {
    logger.warn({ err: error }, 'Stripe signature refused');
    return res.status(400).end();
  }
  if (event.type === 'payment_intent.succeeded') {
    await onPaymentSucceeded(event.data.object as Stripe.PaymentIntent);
  }
  return res.json({ received: true });
});

rawWebhooks.post('/carrier', async (req, res) => {
  if (!carrierSignatureValid(req.body, req.get('x-carrier-signature') ?? '')) {
    return res.status(401).end();
  }
  const { parcel, status } = JSON.parse(req.body.toString('utf8'));
  await pool.query('UPDATE parcels SET status = $2 WHERE number = $1', [parcel, status]);
  return res.status(204).end();
});

rawWebhooks.post('/marketplace', async (req, res) => {
  if (!marketplaceSignatureValid(req.body, req.get('x-marketplace-signature') ?? '')) {
    return res.status(401).end();
  }
  const { sku, stock } = JSON.parse(req.body.toString('utf8'));
  await pool.query('UPDATE products SET stock = $2 WHERE sku = $1', [sku, stock]);
  return res.status(204).end();
});

/** Payouts of the sellers in our market hall (Stripe Connect). */
export async function connectWebhook(req: Request, res: Response): Promise<void> {
  const signature = req.get('stripe-signature') ?? '';
  const payload = JSON.stringify(req.body);
  const event = stripe.webhooks.constructEvent(payload, signature, config.stripe.connectWebhookSecret); // !alert webhook-parsed-body-verified
  if (event.type === 'payout.paid') {
    const payout = event.data.object as Stripe.Payout;
    await pool.query('UPDATE payouts SET paid = true WHERE stripe_id = $1', [payout.id]);
  }
  res.json({ received: true });
}
