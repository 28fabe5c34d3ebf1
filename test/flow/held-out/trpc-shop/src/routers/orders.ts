import Stripe from "stripe";
import { z } from "zod";
import { procedure, router } from "../trpc.js";

const stripe = new Stripe(process.env["STRIPE_KEY"]!);
const Line = z.object({ id: z.string(), price: z.number().positive(), quantity: z.number().int().min(1).max(99) });
type Lines = readonly z.infer<typeof Line>[];

class Invoice {
  readonly #lines: { price: number; quantity: number }[] = [];
  static of(lines: Lines): Invoice {
    const invoice = new Invoice();
    lines.forEach((line) => invoice.#lines.push(line));
    return invoice;
  }
  add(price: number, quantity = 1): void {
    this.#lines.push({ price, quantity });
  }
  total(): number {
    return this.#lines.map(({ price, quantity }) => price * quantity).reduce((sum, each) => sum + each, 0);
  }
}
export const orders = router({
  pay: procedure.input(z.array(Line)).mutation(async ({ input }) => {
    const intent = await stripe.paymentIntents.create({ amount: Invoice.of(input).total(), currency: "eur" }); // !alert client-supplied-amount
    return intent.client_secret;
  }),
  payKnown: procedure.input(z.array(z.string()).max(20)).mutation(async ({ input, ctx }) => {
    const invoice = new Invoice();
    for (const { price } of await ctx.prisma.spice.findMany({ where: { id: { in: input } } })) invoice.add(price);
    const intent = await stripe.paymentIntents.create({ amount: invoice.total(), currency: "eur" }); // !safe client-supplied-amount
    return intent.client_secret;
  }),
  many: procedure.input(z.object({ id: z.string(), quantity: z.number() })).mutation(async ({ input, ctx }) => {
    const spice = await ctx.prisma.spice.findUniqueOrThrow({ where: { id: input.id } });
    const intent = await stripe.paymentIntents.create({ amount: spice.price * input.quantity, currency: "eur" }); // !alert negative-or-huge-quantity
    return intent.client_secret;
  }),
  manyKnown: procedure.input(z.object({ id: z.string(), quantity: z.number().int().min(1).max(10) })).mutation(async ({ input, ctx }) => {
    const spice = await ctx.prisma.spice.findUniqueOrThrow({ where: { id: input.id } });
    const intent = await stripe.paymentIntents.create({ amount: spice.price * input.quantity, currency: "eur" }); // !safe negative-or-huge-quantity
    return intent.client_secret;
  }),
  place: procedure.input(z.object({ spice: z.string(), total: z.number() })).mutation(({ input, ctx }) => ctx.prisma.order.create({ data: input })), // !alert client-supplied-order-total
  placeKnown: procedure.input(z.object({ spice: z.string() })).mutation(async ({ input, ctx }) => {
    const spice = await ctx.prisma.spice.findUniqueOrThrow({ where: { id: input.spice } });
    return ctx.prisma.order.create({ data: { spice: spice.id, total: spice.price } }); // !safe client-supplied-order-total
  }),
});
