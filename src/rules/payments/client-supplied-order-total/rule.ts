import { flowRule } from "../../../engine/api.ts";
import { isNoCustomer } from "../../helpers/match/record-access.ts";
import { isForOrders, isSqlTotal } from "../../helpers/match/sql-total.ts";
import { storesCatalogue } from "../../helpers/match/stored-thing.ts";

export const rule = flowRule({
  id: "client-supplied-order-total",
  meta: {
    category: "payments",
    title: "A visitor decides the price that an order is stored with",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [472],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["2.2.2"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The visitor decides a price or total of the order ({{source}}): it is stored as if the shop had computed it.",
      help: "Take ids and quantities from the request and compute prices, discounts and totals on the server.",
    },
  },
  noFix: "Where the shop keeps its prices is not known here.",
  flow: {
    from: { remote: "error" },
    to: ["order-total", "stored-value"],
    accepts: (flow) =>
      (flow.kind === "order-total" ? isForOrders(flow.node) : isSqlTotal(flow)) &&
      !isNoCustomer(flow),
    spares: ({ node, semantics }) => storesCatalogue(node, semantics),
  },
});
