import { flowRule } from "../../../engine/api.ts";
import { isNoCustomer } from "../../helpers/match/record-access.ts";

export const rule = flowRule({
  id: "client-chosen-price-id",
  meta: {
    category: "payments",
    title: "The customer's browser chooses the price at the provider",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [472, 602],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["2.2.2"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The visitor decides which price of the provider is charged ({{source}}): any active one may be named.",
      help: "Take the id of the product from the request, and look up its price on the server, or compare with the list of prices that are on sale.",
    },
  },
  noFix: "Which prices are on sale is not known here.",
  flow: {
    from: { remote: "information" },
    to: ["price-id"],
    accepts: (flow) => !isNoCustomer(flow),
  },
});
