import { rule } from "../../../src/rules/payments/float-money/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const STRIPE = `import Stripe from "stripe";\nconst stripe = new Stripe("key");\n`;

testRule(rule, {
  valid: [
    { name: "rounded", code: "export const cents = Math.round(order.total * 100);" },
    { name: "a percentage", code: "export const shown = Math.floor(order.discountRate * 100);" },
    {
      name: "whole numbers",
      code: "const price = 20;\nexport const cents = Math.floor(price * 100);",
    },
    { name: "cents already", code: "export const hundredfold = parseInt(totalCents * 100);" },
    { name: "for display", code: "export const text = (order.total * 100).toFixed(0);" },
    {
      name: "rounded for the provider",
      code: `${STRIPE}export const pay = (order) =>
  stripe.paymentIntents.create({ amount: Math.round(order.total * 100), currency: "eur" });`,
    },
    {
      name: "rounded, with the currency of the shop or decimals for each",
      code: `${STRIPE}const DECIMALS = { JPY: 0, EUR: 2 };
export const pay = (order) =>
  stripe.paymentIntents.create({ amount: Math.round(order.total * 100), currency: process.env.CURRENCY });
export const charge = (order) =>
  stripe.paymentIntents.create({ amount: Math.round(order.total * 100), currency: order.currency });`,
    },
    {
      name: "rounded, for currencies that are written down",
      code: `${STRIPE}export const pay = (order: Order, currency: "usd" | "eur" = "eur") =>
  stripe.paymentIntents.create({ amount: Math.round(order.total * 100), currency });`,
    },
    {
      name: "parsed for a provider that takes decimals, and whole numbers",
      code: `${STRIPE}export const charge = (req) => stripe.charges.create({ amount: parseInt(req.total, 10), currency: "eur" });
export const other = (gateway, req) => gateway.transaction.sale({ amount: parseFloat(req.total) });`,
    },
    {
      name: "an amount for nobody in particular",
      code: "export const line = (item) => ({ amount: item.price * 100 });",
    },
    {
      name: "rounded before",
      code: `${STRIPE}export const pay = (order) => {
  const total = Math.round(order.total);
  return stripe.charges.create({ amount: total * 100, currency: "jpy" });
};`,
    },
  ],
  invalid: [
    {
      name: "rounded cents of a currency that may have none",
      code: `${STRIPE}export const pay = (order) =>
  stripe.paymentIntents.create({ amount: Math.round(order.total * 100), currency: order.currency.toLowerCase() });`,
      findings: [{ at: "Math.round(order.total * 100)", level: "information", message: "yen" }],
    },
    {
      name: "decimals for a provider that counts cents",
      code: `${STRIPE}export const pay = (order) => stripe.paymentIntents.create({ amount: parseFloat(order.total), currency: "eur" });`,
      findings: [{ at: "parseFloat(order.total)", message: "smallest unit", fixes: [] }],
    },
    {
      name: "parseInt",
      code: "export const cents = parseInt(order.totalPrice * 100);",
      findings: [{ at: "parseInt(order.totalPrice * 100)", fixes: ["round"] }],
      fixed: { round: "export const cents = Math.round(order.totalPrice * 100);" },
    },
    {
      name: "Math.floor, in CommonJS",
      code: "exports.toCents = (amount) => Math.floor(100 * amount);",
      findings: [{ at: "Math.floor(100 * amount)" }],
    },
    {
      name: "parseInt with a radix",
      code: "export const cents = parseInt(cart.subtotal * 100, 10);",
      findings: [{ at: "parseInt(cart.subtotal * 100, 10)" }],
      fixed: { round: "export const cents = Math.round(cart.subtotal * 100);" },
    },
    {
      name: "straight to Stripe",
      code: `${STRIPE}export const pay = (order) =>
  stripe.paymentIntents.create({ amount: order.total * 100, currency: "eur" });`,
      findings: [{ at: "order.total * 100", fixes: ["round"] }],
    },
    {
      name: "a line of a checkout",
      code: `const stripe = require("stripe")("key");
exports.session = (items) =>
  stripe.checkout.sessions.create({
    line_items: [{ quantity: 1, price_data: { currency: "eur", unit_amount: items[0].price * 100 } }],
  });`,
      findings: [{ at: "items[0].price * 100" }],
    },
    {
      name: "Razorpay",
      code: `import Razorpay from "razorpay";
const razorpay = new Razorpay({ key_id: "a", key_secret: "b" });
export const order = (amount) => razorpay.orders.create({ amount: amount * 100, currency: "INR" });`,
      findings: [{ at: "amount * 100" }],
    },
  ],
});
