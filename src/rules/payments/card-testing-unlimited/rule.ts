import { type Effect, type ProjectView, type Route, projectRule } from "../../../engine/api.ts";
import {
  deedOf,
  headOf,
  isOfStaff,
  isUnderstood,
  isWebhook,
  stepsTo,
} from "../../helpers/match/payment-route.ts";
import { hasGlobalLimit, mayBeLimited } from "../../helpers/match/limited-route.ts";

/** Words for limits that stand in no middleware. */
const LIMITED = /rate_?limit|limiter|throttl|captcha|turnstile|arcjet|bot_?d|too_?many/i;

export const rule = projectRule({
  id: "card-testing-unlimited",
  meta: {
    category: "payments",
    title: "What costs the shop money can be asked for without a limit",
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
      what: "{{path}} starts a payment as often as anybody asks: thieves test stolen cards on such routes.",
      help: "Limit attempts by address, account and cart (express-rate-limit, @nestjs/throttler, @upstash/ratelimit), ask for a captcha after the first failures, and keep one payment for each cart.",
    },
    sms: {
      what: "{{path}} sends a text message to any number as often as anybody asks, at the shop's cost.",
      help: "Limit messages by number, address and day, allow only the countries that the shop sells to, and ask for a captcha: fraudsters have premium numbers texted and take their share.",
    },
  },
  noFix: "How many attempts are usual, and which store counts them, is not known here.",
  project(project, context) {
    for (const route of project.routes) {
      const sent = sentMessage(route, project);
      if (sent) {
        const { path, file, range } = route;
        context.report(file, {
          at: headOf(project.read(file), range),
          message: "sms",
          data: { path: path.length > 30 ? `…${path.slice(-29)}` : path },
          level: "warning",
          preset: "balanced",
          steps: [{ file: sent.file, range: sent.range, message: "a message is sent" }],
        });
        continue;
      }
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

/** Functions that send text messages, which cost the sender money, by their names. */
const SMS =
  /(?:^|\.)(?:send|queue|request)_?(?:sms|text_?message|whats_?app|otp(?:_?sms)?|phone_?(?:otp|code|verification))\w*$/i;
/** The number is that of the request. */
const NUMBER = /phone|mobile|msisdn|number|whatsapp/i;

/** A message to a number of the request, on a route that anybody may call without limit. */
function sentMessage(route: Route, project: ProjectView): Effect | undefined {
  const { exposure, method, effects, file, range } = route;
  if (exposure !== "public" || method === "GET" || isOfStaff(route) || isWebhook(route))
    return undefined;
  const sent = effects.find(({ does, on }) => does === "text-message" || SMS.test(on));
  if (!sent || !isUnderstood(route) || route.mayCheck !== undefined) return undefined;
  const code = project.read(file)?.slice(range.start, range.end) ?? "";
  if (!NUMBER.test(code) || LIMITED.test(code)) return undefined;
  return mayBeLimited(route, project) || hasGlobalLimit(route, project) ? undefined : sent;
}
