import { type ProjectView, type Route, projectRule } from "../../../engine/api.ts";
import { medusaMiddleware } from "../../helpers/edit/medusa-middlewares.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { words } from "../../helpers/match/names.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import { effectName, mayBeGuarded, routeName } from "../../helpers/match/route-purpose.ts";

/** Records that belong to one customer. */
const PERSONAL =
  /\b(?:customers?|invoices?|tickets?|account holders?|accounts?|addresses|address|subscriptions?|payment methods?|loyalty|points|wallets?|quotes?|returns?|claims?|messages?|documents?|licen[cs]es?|downloads?|bookings?|wish ?lists?|favou?rites?|profiles?|rewards?|appointments?|prescriptions?|warrant(?:y|ies))\b/;
/** Records whose long random ids Medusa itself takes for a key, so that guests can see theirs. */
const BY_ID_ALONE = /\borders?\b/;
/** What everybody may see by its id. */
const CATALOGUE =
  /\b(?:products?|variants?|categor\w+|collections?|regions?|reviews?|posts?|pages?|brands?|faqs?|banners?|stores?|sellers?|vendors?)\b/;

export const rule = projectRule({
  id: "medusa-store-route-unguarded",
  meta: {
    category: "access-control",
    title: "A store route of Medusa that gives out a record by its id",
    level: "information",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [862, 639],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.2"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{route}} runs `{{effect}}` for whoever guesses the id: nobody has to log in.",
      help: 'Put `authenticate("customer", …)` before the path in `src/api/middlewares.ts`, and compare the record\'s customer with `req.auth_context.actor_id`.',
    },
    guest: {
      what: "{{route}} runs `{{effect}}` for whoever has the id: it is a guest's only key.",
      help: "Medusa takes ids of orders for keys, since guests have no account. Keep them out of links, logs and mails to others, or ask for a login where your customers have one.",
    },
  },
  fixes: [
    {
      id: "ask-for-login",
      kind: "suggestion",
      title: "Have middlewares.ts ask for a customer's login before {{route}}",
    },
  ],
  project(project, context) {
    for (const route of project.routes) {
      if (route.framework !== "medusa" || !/^\/store\/.*:/.test(route.path)) continue;
      if (mayBeGuarded(route) || /^\/store\/(?:customers\/)?me\b/.test(route.path)) continue;
      const kind = kindOf(route);
      const effect = route.effects[0];
      if (!kind || !effect) continue;
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      context.report(file, {
        at: range,
        message: kind,
        data: { route: routeName(route, 36), effect: effectName(effect, 22) },
        ...(kind === "guest" ? { preset: "audit" as const } : loginFixes(route, project)),
      });
    }
  },
});

/** Guests, whose id is their key, are not asked for a login that they do not have. */
function loginFixes({ file, path, method }: Route, { beside }: ProjectView) {
  const edits = medusaMiddleware({ file, path, method, need: "customer" }, beside);
  return { fixes: offer("ask-for-login", edits) };
}

/** Whose record a route reads by an id in its path. */
function kindOf({ path, effects }: Route): "found" | "guest" | undefined {
  const owner = /\/([\w-]+)\/:[\w-]*id\b/i.exec(path)?.[1] ?? /\/([\w-]+)\/:/.exec(path)?.[1];
  const thing = words(owner ?? "");
  if (effects.length === 0 || CATALOGUE.test(thing)) return undefined;
  if (PERSONAL.test(thing)) return "found";
  return BY_ID_ALONE.test(thing) ? "guest" : undefined;
}
