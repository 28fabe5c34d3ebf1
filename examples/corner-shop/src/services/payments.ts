import Stripe from 'stripe';
import { config } from '../config';
import type { OrderRow } from '../types';

export const stripe = new Stripe(config.stripe.secretKey, { apiVersion: '2022-11-15' });

/** Orders paid before the shop became a company were charged on the founder's own account. */
const founderStripe = new Stripe('sk_live_9aQ7mZ2xT4vB8nK3pR6wL1yD', { apiVersion: '2022-11-15' }); // !alert hardcoded-secret
const COMPANY_SINCE = new Date('2019-07-01');

export async function startPayment(order: { id: number; totalCents: number; currency: string }) {
  return stripe.paymentIntents.create(
    {
      amount: order.totalCents,
      currency: order.currency,
      automatic_payment_methods: { enabled: true },
      metadata: { order: String(order.id) },
    },
    { idempotencyKey: `order-${order.id}` },
  );
}

export async function refundOrder(order: OrderRow, reason: Stripe.RefundCreateParams.Reason) {
  if (!order.payment_intent) throw new Error(`order ${order.id} has no payment`);
  const account = order.created_at < COMPANY_SINCE ? founderStripe : stripe;
  return account.refunds.create(
    { payment_intent: order.payment_intent, reason },
    { idempotencyKey: `refund-${order.id}` },
  );
}
