import { flowRule } from "../../../engine/api.ts";
import { keepOnSite } from "../../helpers/edit/own-address.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { OWN_START, hasOneSlash } from "./own-start.ts";

export const rule = flowRule({
  id: "open-redirect",
  meta: {
    category: "injection",
    title: "Untrusted data decides where a visitor is sent",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [601],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["3.7.2"],

    tips: [11],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) decides where the visitor is sent: a link to the shop can lead anywhere.",
      help: "Send visitors to paths of the shop only: compare the origin of new URL(target, base), or look the target up.",
    },
  },
  fixes: [
    {
      id: "keep-on-site",
      kind: "suggestion",
      title: "Redirect only within the site",
    },
  ],
  flow: {
    from: { remote: "error", browser: "error" },
    to: ["redirect"],
    // Only pages of the shop itself call a server action: nobody is sent away by a link alone.
    bySource: {
      "argument of a server action": { level: "warning", preset: "audit" },
      [OWN_START]: { level: "information", preset: "audit" },
    },
    accepts: (flow) => flow.entry.says !== OWN_START || !hasOneSlash(flow),
    throughCalls: "balanced",
    fixes: (place) => offer("keep-on-site", keepOnSite(place)),
  },
});
