import { projectRule } from "../../../engine/api.ts";
import {
  deedOf,
  headOf,
  isOfStaff,
  isWebhook,
  stepsTo,
} from "../../helpers/match/payment-route.ts";

/** Providers with which the customer's browser says how much is to be paid. */
const CHOSEN_IN_BROWSER =
  /pay_?stack|flutterwave|pay_?pal|coinbase|monnify|now_?payments|btc_?pay/i;

export const rule = projectRule({
  id: "webhook-amount-not-compared",
  meta: {
    category: "payments",
    title: "A webhook marks orders as paid without comparing the amount",
    level: "warning",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [345, 841],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["2.3.1"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{path}} marks an order as paid, whatever was paid: the amount is not compared with the order's total.",
      help: "Compare amount and currency of the payment with those of the stored order, and set the order aside for somebody to look at when they differ.",
    },
  },
  noFix: "Where the order keeps its total, and in which unit, is not known here.",
  project(project, context) {
    for (const route of project.routes) {
      const paid = deedOf(route, "pays");
      const proof = deedOf(route, "verifies", "asks");
      if (!paid || !proof || !isWebhook(route) || isOfStaff(route)) continue;
      if (deedOf(route, "compares-amount", "debits")) continue;
      // Orders, totals and payments are Shopify's, and so is the message.
      if (project.platforms(route.file).some(({ id }) => id === "shopify-app")) continue;
      // What handles the event elsewhere may compare there.
      const handedOn = deedOf(route, "hands-on");
      if (handedOn && proof.kind !== "verifies") continue;
      const { path, handler, file } = route;
      const isChosen = CHOSEN_IN_BROWSER.test(`${path} ${handler} ${file}`);
      context.report(file, {
        at: headOf(project.read(file), route.range),
        message: "found",
        data: { path: path.length > 25 ? `…${path.slice(-24)}` : path },
        ...(isChosen ? { preset: "balanced" } : {}),
        steps: stepsTo(route, proof, paid),
      });
    }
  },
});
