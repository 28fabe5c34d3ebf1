import { type Ast, type SyntaxContext, type WholeFlow, flowRule } from "../../../engine/api.ts";
import { namesAround } from "../../helpers/match/names-around.ts";
import { words } from "../../helpers/match/names.ts";
import { isNoCustomer } from "../../helpers/match/record-access.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { fetchedAmount } from "./fetched-amount.ts";

/** What is paid in, and buys nothing that has a price: gifts, and money for later. A tip on an order is neither. */
const GIVEN =
  /\b(?:donat\w*|pledges?|fundraisers?|crowdfund\w*|sponsorships?|top ?ups?|recharges?|(?:add|load|deposit|fund) (?:funds?|money|balance|wallet|credits?)|wallets?|gift cards?|vouchers?)\b/;

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
    accepts: (flow) => !isNoCustomer(flow) && !isGiversChoice(flow),
  },
  visit: {
    CallExpression(node, context) {
      // A text of JSON no longer shows the data flow what it was made of.
      if (node.arguments.length !== 2 || context.pathClass.kind === "lowered") return;
      const at = fetchedAmount(node, context);
      if (!at || isOfOthers(node, context)) return;
      context.report({
        at,
        message: "found",
        data: { source: "request body", sink: "charged" },
        ...presetInTests(context),
      });
    },
  },
});

/** Routes of staff, and what whoever pays may choose. */
function isOfOthers(node: Ast.Node, { path, semantics }: SyntaxContext): boolean {
  const around = [path, namesAround(node)];
  for (let each = node.parent; each; each = each.parent) {
    const [first] = each.type === "CallExpression" ? each.arguments : [];
    around.push((first && semantics.string(first)) ?? "");
  }
  return around.some(
    (each) =>
      GIVEN.test(words(each)) ||
      /\b(?:admin|staff|back ?office|internal|refund)\b/.test(words(each)),
  );
}

/** True where whoever pays says how much they want to give. */
function isGiversChoice({ entry, path }: WholeFlow): boolean {
  const around = [path, entry.file, ...entry.handler().words];
  return around.some((each) => GIVEN.test(words(each)));
}
