import { flowRule } from "../../../engine/api.ts";
import { useConfiguredAddress } from "../../helpers/edit/configured-address.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "reset-link-host-header",
  meta: {
    category: "authentication",
    title: "A link in a mail is made from the host that the request names",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [640],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["6.4.3"],

    tips: [11],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "A link in a mail is made from the {{source}}: whoever asks for the mail decides where it leads.",
      help: "Take the address of the shop from its configuration.",
    },
  },
  fixes: [
    {
      id: "use-setting",
      kind: "suggestion",
      title: "Use the address that the file reads from its settings",
    },
  ],
  flow: {
    from: { remote: "error" },
    to: ["mail-link"],
    sources: ["host header"],
    fixes: (place) => offer("use-setting", useConfiguredAddress(place)),
  },
});
