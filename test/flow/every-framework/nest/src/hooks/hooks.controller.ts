import { Body, Controller, Headers, Post, RawBodyRequest, Req } from "@nestjs/common";
import type { Request } from "express";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);

@Controller("hooks")
export class HooksController {
  @Post("stripe")
  stripe(@Req() req: RawBodyRequest<Request>, @Headers("stripe-signature") signature: string) {
    return stripe.webhooks.constructEvent(req.rawBody!, signature, process.env.HOOK_KEY!).type; // !safe webhook-parsed-body-verified
  }
  @Post("stripe-too")
  stripeToo(@Body() body: unknown, @Headers("stripe-signature") signature: string) {
    return stripe.webhooks.constructEvent(JSON.stringify(body), signature, process.env.HOOK_KEY!).type; // !alert webhook-parsed-body-verified
  }
}
