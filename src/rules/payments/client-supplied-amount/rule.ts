import { flowRule } from "../../../engine/api.ts";
import { isNoCustomer } from "../../helpers/match/record-access.ts";

export const rule = flowRule({
  id: "client-supplied-amount",
  meta: {
    category: "payments",
    title: "A visitor decides how much is charged",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [472, 602],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["2.2.2", "2.3.2"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The visitor decides the amount or currency that is charged ({{source}}): everything can cost one cent.",
      help: "Take ids and quantities from the request and look the prices up on the server.",
    },
  },
  noFix: "Where the shop keeps its prices is not known here.",
  flow: {
    from: { remote: "error" },
    to: ["amount"],
    accepts: (flow) => !isNoCustomer(flow),
  },
});
