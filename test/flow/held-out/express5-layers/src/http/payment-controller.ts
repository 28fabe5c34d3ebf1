import { Router } from "express";
import type { Pool } from "pg";
import Stripe from "stripe";
import { z } from "zod";

interface Line { teaId: number; price: number; quantity: number }

class Cart {
  private total = 0;
  add(line: Line): this {
    this.total += line.price * line.quantity;
    return this;
  }
  get cents(): number {
    return Math.round(this.total * 100);
  }
}
const Lines = z.array(z.object({ teaId: z.number().int(), quantity: z.number().int().min(1).max(20) }));

export class PaymentController {
  private readonly stripe = new Stripe(process.env["STRIPE_KEY"]!);
  constructor(private readonly pool: Pool) {}

  routes(): Router {
    return Router()
      .post("/checkout", async (request, response) => {
        const cart = new Cart();
        for (const line of request.body.lines as Line[]) cart.add(line);
        const intent = await this.stripe.paymentIntents.create({ amount: cart.cents, currency: "eur" }); // !alert client-supplied-amount
        response.json({ secret: intent.client_secret });
      })
      .post("/checkout/known", async (request, response) => {
        const cart = new Cart();
        for (const { teaId, quantity } of Lines.parse(request.body.lines)) {
          const { rows } = await this.pool.query("SELECT price FROM teas WHERE id = $1", [teaId]);
          cart.add({ teaId, price: rows[0].price, quantity });
        }
        const intent = await this.stripe.paymentIntents.create({ amount: cart.cents, currency: "eur" }); // !safe client-supplied-amount
        response.json({ secret: intent.client_secret });
      });
  }
}
