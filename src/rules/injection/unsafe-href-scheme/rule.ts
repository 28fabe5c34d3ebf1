import { flowRule } from "../../../engine/api.ts";
import { keepOnWeb } from "../../helpers/edit/own-address.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "unsafe-href-scheme",
  meta: {
    category: "injection",
    title: "Untrusted data is the whole address of a link",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [79, 601],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.2"],

    tips: [11],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is the whole address of a link: javascript: in it runs code in the shop.",
      help: "Let http and https through only: compare the protocol of new URL(address, base).",
    },
  },
  fixes: [
    {
      id: "keep-on-web",
      kind: "suggestion",
      title: "Let only http and https through",
    },
  ],
  flow: {
    from: {
      browser: "warning",
      remote: "warning",
      stored: { level: "hint", preset: "audit" },
    },
    to: ["script-url"],
    fixes: (place) => offer("keep-on-web", keepOnWeb(place)),
  },
});
