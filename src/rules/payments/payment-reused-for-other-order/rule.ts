import { projectRule } from "../../../engine/api.ts";
import {
  deedOf,
  headOf,
  isOfStaff,
  isUnderstood,
  isWebhook,
  stepsTo,
} from "../../helpers/match/payment-route.ts";

export const rule = projectRule({
  id: "payment-reused-for-other-order",
  meta: {
    category: "payments",
    title: "A payment counts for any order",
    level: "error",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [841, 345],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["2.3.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{path}} asks whether a payment went through, but not for which order: one payment can pay for any number.",
      help: "Compare the order (metadata, client_reference_id, custom_id, receipt) and the amount of the payment with the stored order, and take each payment once.",
    },
  },
  noFix: "Under which name the shop told the provider of its order is not known here.",
  project(project, context) {
    for (const route of project.routes) {
      const paid = deedOf(route, "pays");
      const asked = deedOf(route, "asks");
      if (!paid || !asked || isWebhook(route) || isOfStaff(route) || !isUnderstood(route)) continue;
      const binds = deedOf(
        route,
        "binds-order",
        "compares-amount",
        "compares-secret",
        "verifies",
        "hands-on",
        "debits",
        "charges",
      );
      if (binds) continue;
      const { path } = route;
      context.report(route.file, {
        at: headOf(project.read(route.file), route.range),
        message: "found",
        data: { path: path.length > 20 ? `…${path.slice(-19)}` : path },
        steps: stepsTo(route, asked, paid),
      });
    }
  },
});
