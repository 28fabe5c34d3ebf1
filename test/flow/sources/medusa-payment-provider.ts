// What the core hands a provider as amount is the store's own figure.
import { AbstractPaymentProvider } from "@medusajs/framework/utils";
import type { InitiatePaymentInput, InitiatePaymentOutput } from "@medusajs/framework/types";
import Stripe from "stripe";

export class CardProvider extends AbstractPaymentProvider<{ apiKey: string }> {
  static identifier = "card";
  protected readonly stripe: Stripe;

  constructor(container: Record<string, unknown>, options: { apiKey: string }) {
    super(container, options);
    this.stripe = new Stripe(options.apiKey);
  }

  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const intent = await this.stripe.paymentIntents.create({
      amount: Math.round(Number(input.amount) * 100), // !safe client-supplied-amount
      currency: input.currency_code, // !safe client-supplied-amount
    });
    return { id: intent.id, data: { ...intent } };
  }
}
