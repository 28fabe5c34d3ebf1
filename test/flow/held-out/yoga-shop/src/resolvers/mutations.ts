import { execFile, exec } from "node:child_process";
import vm from "node:vm";
import Stripe from "stripe";
import type { Context } from "../context.js";

const stripe = new Stripe(process.env["STRIPE_KEY"]!);
const done = <T>(start: (tell: (error: Error | null) => void) => T) => new Promise<boolean>((resolve, reject) => start((error) => (error ? reject(error) : resolve(true))));
const formulas: Record<string, () => number> = { small: () => 1, large: () => 2 };

export const mutations = {
  weave: (_: unknown, { pattern }: { pattern: string }) => done((tell) => exec(`loom --pattern "${pattern}"`, tell)), // !alert command-injection
  weaveKnown: (_: unknown, { rows }: { rows: number }) => done((tell) => execFile("loom", ["--rows", String(rows)], tell)), // !spurious command-injection -- that an argument is a number stands in the schema
  async review(_: unknown, { input }: { input: object }, { mongo }: Context) {
    await mongo.collection("reviews").insertOne({ shown: false, ...input }); // !missing mass-assignment -- that an argument is any JSON stands in the schema
    return true;
  },
  async reviewText(_: unknown, { text }: { text: string }, { mongo }: Context) {
    await mongo.collection("reviews").insertOne({ shown: false, text }); // !safe mass-assignment
    return true;
  },
  async pay(_: unknown, { cents }: { cents: number }) {
    const intent = await stripe.paymentIntents.create({ amount: cents, currency: "eur" }); // !alert client-supplied-amount
    return intent.client_secret;
  },
  async payRug(_: unknown, { id }: { id: string }, { mongo }: Context) {
    const rug = await mongo.collection("rugs").findOne({ number: id });
    const intent = await stripe.paymentIntents.create({ amount: rug!["price"], currency: "eur" }); // !safe client-supplied-amount
    return intent.client_secret;
  },
  async order(_: unknown, { total, rug }: { total: number; rug: string }, { mongo }: Context) {
    await mongo.collection("orders").insertOne({ rug, total, state: "open" }); // !alert client-supplied-order-total
    return true;
  },
  async orderRug(_: unknown, { rug }: { rug: string }, { mongo }: Context) {
    const found = await mongo.collection("rugs").findOne({ number: rug });
    await mongo.collection("orders").insertOne({ rug, total: found!["price"], state: "open" }); // !safe client-supplied-order-total
    return true;
  },
  formula: (_: unknown, { text }: { text: string }) => vm.runInNewContext(text, { width: 2 }), // !alert code-injection
  formulaKnown: (_: unknown, { name }: { name: string }) => (Object.hasOwn(formulas, name) ? formulas[name]!() : 0), // !safe code-injection
};
