import { Injectable } from "@nestjs/common";
import { ActiveOrderService, Logger, Order, ProductVariantService, RequestContext, TransactionalConnection, UserInputError } from "@vendure/core";
import Stripe from "stripe";
import nodemailer from "nodemailer";
import { SavedCard, Wish } from "./entities";

const stripe = new Stripe(process.env.STRIPE_KEY!);
const mailer = nodemailer.createTransport(process.env.SMTP_URL);

@Injectable()
export class ExtraService {
  constructor(
    private connection: TransactionalConnection,
    private variants: ProductVariantService,
    private activeOrders: ActiveOrderService,
  ) {}

  charge(amount: number, currency: string) {
    return stripe.paymentIntents.create({ amount, currency }); // !alert client-supplied-amount
  }
  async chargeOrder(ctx: RequestContext) {
    const order = await this.activeOrders.getActiveOrder(ctx, undefined);
    return stripe.paymentIntents.create({ amount: order!.totalWithTax, currency: order!.currencyCode }); // !safe client-supplied-amount
  }
  async priceOf(ctx: RequestContext, id: string, quantity: number) {
    const variant = await this.variants.findOne(ctx, id);
    return variant!.priceWithTax * quantity; // !alert negative-or-huge-quantity
  }
  async priceOfSome(ctx: RequestContext, id: string, quantity: number) {
    if (quantity < 1 || quantity > 50) throw new UserInputError("error.quantity");
    const variant = await this.variants.findOne(ctx, id);
    return variant!.priceWithTax * quantity; // !safe negative-or-huge-quantity
  }
  orderById(ctx: RequestContext, id: string) {
    return this.connection.getRepository(ctx, Order).findOne({ where: { id }, relations: ["customer"] }); // !alert idor-by-request-id
  }
  ownOrder(ctx: RequestContext, id: string) {
    return this.connection.getRepository(ctx, Order).findOne({ where: { id, customer: { user: { id: ctx.activeUserId } } } }); // !safe idor-by-request-id
  }
  wish(ctx: RequestContext, customerId: string, sku: string) {
    return this.connection.getRepository(ctx, Wish).save(new Wish({ customerId, sku })); // !alert trusted-user-id-from-client
  }
  myWish(ctx: RequestContext, sku: string) {
    return this.connection.getRepository(ctx, Wish).save(new Wish({ customerId: String(ctx.activeUserId), sku })); // !safe trusted-user-id-from-client
  }
  async keepCard(ctx: RequestContext, input: { cardNumber: string; cvv: string; token: string }) {
    Logger.info(`card ${input.cvv}`); // !alert card-data-logged !either log-injection -- logged on a line as well
    Logger.info(`card ${input.cardNumber.slice(-4)}`); // !safe card-data-logged !either log-injection -- logged on a line as well
    await this.connection.getRepository(ctx, SavedCard).save(new SavedCard({ number: input.cardNumber })); // !alert card-data-handled
    await this.connection.getRepository(ctx, SavedCard).save(new SavedCard({ token: input.token })); // !safe card-data-handled
    return true;
  }
  sendReset(base: string) {
    return mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `${base}/reset` }); // !alert reset-link-host-header
  }
  sendOwnReset() {
    return mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `${process.env.SHOP_URL}/reset` }); // !safe reset-link-host-header
  }
}
