import { projectRule } from "../../../engine/api.ts";
import {
  deedOf,
  headOf,
  isOfStaff,
  isUnderstood,
  isWebhook,
  stepsTo,
} from "../../helpers/match/payment-route.ts";

/** Words for limits that stand in no middleware. */
const LIMITED = /rate_?limit|limiter|throttl|captcha|turnstile|arcjet|bot_?d|too_?many/i;

export const rule = projectRule({
  id: "card-testing-unlimited",
  meta: {
    category: "payments",
    title: "Payments can be tried without a limit",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [799, 307],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["2.4.1"],
    tips: [9],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{path}} begins a payment as often as anybody asks: thieves try out stolen cards on such routes.",
      help: "Limit attempts by address, account and cart (express-rate-limit, @nestjs/throttler, @upstash/ratelimit), ask for a captcha after the first failures, and keep one payment for each cart.",
    },
  },
  noFix: "How many attempts are usual, and which store counts them, is not known here.",
  project(project, context) {
    for (const route of project.routes) {
      const charged = deedOf(route, "charges");
      const isOpen = route.exposure === "public" || route.exposure === "customer";
      if (!charged || !isOpen || route.method === "GET" || !isUnderstood(route)) continue;
      if (isWebhook(route) || isOfStaff(route) || deedOf(route, "verifies")) continue;
      const { path, file, middlewares, guards, range } = route;
      const isLimited =
        guards.some(({ kind }) => kind === "rate-limit") ||
        middlewares.some(({ name }) => LIMITED.test(name)) ||
        LIMITED.test(project.read(file)?.slice(range.start, range.end) ?? "");
      if (isLimited) continue;
      context.report(file, {
        at: headOf(project.read(file), range),
        message: "found",
        data: { path: path.length > 30 ? `…${path.slice(-29)}` : path },
        steps: stepsTo(route, charged),
      });
    }
  },
});
