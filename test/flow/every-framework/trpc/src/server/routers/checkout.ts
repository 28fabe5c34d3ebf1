import { z } from "zod";
import Stripe from "stripe";
import nodemailer from "nodemailer";
import { publicProcedure, router } from "../trpc";

const stripe = new Stripe(process.env.STRIPE_KEY!);
const mailer = nodemailer.createTransport(process.env.SMTP_URL);

export const checkout = router({
  pay: publicProcedure.input(z.object({ amount: z.number(), currency: z.string() })).mutation(async ({ input }) => {
    const intent = await stripe.paymentIntents.create({ amount: input.amount, currency: input.currency }); // !alert client-supplied-amount
    return intent.client_secret;
  }),
  payCart: publicProcedure.input(z.object({ cart: z.string() })).mutation(async ({ input, ctx }) => {
    const cart = await ctx.db.cart.findUniqueOrThrow({ where: { id: input.cart } });
    return stripe.paymentIntents.create({ amount: cart.total, currency: "eur" }); // !safe client-supplied-amount
  }),
  quote: publicProcedure.input(z.object({ sku: z.string(), quantity: z.number() })).query(async ({ input, ctx }) => {
    const product = await ctx.db.product.findUniqueOrThrow({ where: { sku: input.sku } });
    return product.price * input.quantity; // !alert negative-or-huge-quantity
  }),
  quoteSome: publicProcedure
    .input(z.object({ sku: z.string(), quantity: z.number().int().min(1).max(50) }))
    .query(async ({ input, ctx }) => {
      const product = await ctx.db.product.findUniqueOrThrow({ where: { sku: input.sku } });
      return product.price * input.quantity; // !safe negative-or-huge-quantity
    }),
  forgot: publicProcedure.input(z.object({ email: z.string().email() })).mutation(async ({ ctx }) => {
    await mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `https://${ctx.req.headers.host}/reset` }); // !alert reset-link-host-header
    await mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `${process.env.SHOP_URL}/reset` }); // !safe reset-link-host-header
  }),
  card: publicProcedure
    .input(z.object({ cardNumber: z.string(), cvv: z.string(), token: z.string() }))
    .mutation(async ({ input, ctx }) => {
      console.log({ cvv: input.cvv }); // !alert card-data-logged
      console.log({ last: input.cardNumber.slice(-4) }); // !safe card-data-logged
      await ctx.db.card.create({ data: { number: input.cardNumber } }); // !alert card-data-handled
      await ctx.db.card.create({ data: { token: input.token } }); // !safe card-data-handled
    }),
});
