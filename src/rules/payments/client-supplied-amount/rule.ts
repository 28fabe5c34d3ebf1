import { type WholeFlow, flowRule } from "../../../engine/api.ts";
import { words } from "../../helpers/match/names.ts";
import { isNoCustomer } from "../../helpers/match/record-access.ts";

/** What is paid in, and buys nothing that has a price: gifts, and money for later. A tip on an order is neither. */
const GIVEN =
  /\b(?:donat\w*|pledges?|fundraisers?|crowdfund\w*|sponsorships?|top ?ups?|recharges?|(?:add|load|deposit|fund) (?:funds?|money|balance|wallet|credits?)|wallets?|gift cards?|vouchers?)\b/;

const OTHER = /refund|payout|transfer|verify|quote|estimate/i;

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
    accepts: (flow) => !isNoCustomer(flow) && !isGiversChoice(flow) && !isMoneyBack(flow),
  },
});

/** True where whoever pays says how much they want to give. */
function isGiversChoice({ entry, path }: WholeFlow): boolean {
  const around = [path, entry.file, ...entry.handler().words];
  return around.some((each) => GIVEN.test(words(each)));
}

/** `fetch(`${api}/payments/${id}/refund`, …)`: money that goes the other way, and what only asks. */
function isMoneyBack({ node, semantics }: WholeFlow): boolean {
  const [address] = node.type === "CallExpression" ? node.arguments : [];
  if (!address || address.type === "ObjectExpression") return false;
  return OTHER.test(semantics.source.text.slice(...address.range));
}
