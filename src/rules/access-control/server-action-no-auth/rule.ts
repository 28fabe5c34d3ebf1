import { type Effect, type Route, projectRule } from "../../../engine/api.ts";
import { checkBeside } from "../../helpers/edit/check-beside.ts";
import { words } from "../../helpers/match/names.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import { effectName, mayBeGuarded } from "../../helpers/match/route-purpose.ts";

/** What somebody does who has not logged in: carts, forms, and logging in itself. */
const BY_VISITORS =
  /\b(?:carts?|baskets?|bag|line items?|wish ?lists?|favou?rites?|newsletters?|subscribers?|subscribe|contact|enquir\w*|inquir\w*|reviews?|search\w*|filters?|locale|language|currency|region|country|theme|consent|cookies?|check ?out|guests?|track|views?|votes?|likes?|feedback|quotes?|wait ?lists?|notify|leads?|login|log in|sign in|sign up|sign out|logout|register|registration|forgot|reset|verify|verification|otp|magic|session|demo|track\w*|click\w*|visit\w*|events?|analytics)\b/;

export const rule = projectRule({
  id: "server-action-no-auth",
  meta: {
    category: "access-control",
    title: "A server action changes data for whoever calls it",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [862],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.1"],
    pci: ["7.2.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Anybody may call the action {{action}}: nothing before `{{effect}}` asks who is there.",
      help: "Ask who is logged in at the start of the action, and turn others away. An action is an address of its own: that the page with its button is protected keeps nobody out.",
    },
  },
  fixes: [
    {
      id: "check-first",
      kind: "suggestion",
      title: "Begin with {{check}}, as other actions here do",
    },
  ],
  project(project, context) {
    for (const route of project.routes) {
      if (route.method !== "ACTION" || mayBeGuarded(route)) continue;
      const effect = harmOf(route);
      if (!effect || isForVisitors(route, effect)) continue;
      const check = checkBeside(route, project);
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      context.report(file, {
        at: range,
        message: "found",
        data: {
          action: route.handler === "(inline)" ? "here" : `${route.handler.slice(0, 28)}()`,
          effect: effectName(effect),
          check: check?.call ?? "",
        },
        fixes: check ? [{ id: "check-first", edits: () => check.edits }] : [],
      });
    }
  },
});

function harmOf({ effects }: Route): Effect | undefined {
  return effects.find(({ does }) => does !== "read" && does !== "mail" && does !== "text-message");
}

/** True where the names of the action, its file or what it changes are of things that visitors do. */
function isForVisitors({ handler, file }: Route, { on }: Effect): boolean {
  const folder = file.split("/").slice(-3).join(" ");
  return [handler, folder, on].some((each) => BY_VISITORS.test(words(each)));
}
