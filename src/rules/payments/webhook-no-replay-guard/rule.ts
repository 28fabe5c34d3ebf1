import { projectRule } from "../../../engine/api.ts";
import {
  deedOf,
  headOf,
  isOfStaff,
  isWebhook,
  stepsTo,
} from "../../helpers/match/payment-route.ts";

export const rule = projectRule({
  id: "webhook-no-replay-guard",
  meta: {
    category: "payments",
    title: "A webhook that arrives twice counts twice",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [294],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["2.3.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{path}} adds or creates something for each message and does not check whether it saw that message before.",
      help: "Keep the ids of handled events under a unique key, or do it only where the order was not paid yet; providers send messages again.",
    },
  },
  noFix: "Where the shop can keep the ids of events is not known here.",
  project(project, context) {
    for (const route of project.routes) {
      const proof = deedOf(route, "verifies");
      const paid = deedOf(route, "pays", "completes", "hears-event");
      const adds = deedOf(route, "adds");
      if (!proof || !paid || !adds || !isWebhook(route) || isOfStaff(route)) continue;
      if (deedOf(route, "notes-event")) continue;
      const { path, file } = route;
      context.report(file, {
        at: headOf(project.read(file), route.range),
        message: "found",
        data: { path: path.length > 20 ? `…${path.slice(-19)}` : path },
        steps: stepsTo(route, adds),
      });
    }
  },
});
