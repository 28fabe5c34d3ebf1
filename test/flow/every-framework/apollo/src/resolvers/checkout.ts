import Stripe from "stripe";
import nodemailer from "nodemailer";
import { GraphQLError } from "graphql";
import { Cart, Product, SavedCard } from "../models";

const stripe = new Stripe(process.env.STRIPE_KEY!);
const mailer = nodemailer.createTransport(process.env.SMTP_URL);

export const checkout = {
  Query: {
    quote: async (_: unknown, args: { sku: string; quantity: number }) => {
      const product = await Product.findOne({ sku: args.sku });
      return product!.price * args.quantity; // !alert negative-or-huge-quantity
    },
    quoteSome: async (_: unknown, { sku, quantity }: { sku: string; quantity: number }) => {
      if (quantity < 1 || quantity > 50) throw new GraphQLError("quantity");
      const product = await Product.findOne({ sku });
      return product!.price * quantity; // !safe negative-or-huge-quantity
    },
  },
  Mutation: {
    pay: async (_: unknown, { input }: { input: { amount: number } }) => {
      const intent = await stripe.paymentIntents.create({ amount: input.amount, currency: "eur" }); // !alert client-supplied-amount
      return intent.client_secret;
    },
    payCart: async (_: unknown, { cart }: { cart: string }) => {
      const found = await Cart.findById(cart);
      return stripe.paymentIntents.create({ amount: found!.total, currency: "eur" }); // !safe client-supplied-amount
    },
    forgot: async (_: unknown, { email }: { email: string }, { req }: { req: { headers: Record<string, string> } }) => {
      await mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `https://${req.headers.host}/reset` }); // !alert reset-link-host-header
      await mailer.sendMail({ to: "ann@shop.test", subject: "Reset", text: `${process.env.SHOP_URL}/reset` }); // !safe reset-link-host-header
      return true;
    },
    keepCard: async (_: unknown, { input }: { input: { cardNumber: string; cvv: string; token: string } }) => {
      console.error("keeping", { cvv: input.cvv }); // !alert card-data-logged
      console.error("keeping", { last: input.cardNumber.slice(-4) }); // !safe card-data-logged
      await SavedCard.create({ number: input.cardNumber }); // !alert card-data-handled
      await SavedCard.create({ token: input.token }); // !safe card-data-handled
      return true;
    },
  },
};
