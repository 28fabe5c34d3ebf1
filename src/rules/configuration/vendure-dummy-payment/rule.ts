import {
  type Ast,
  type Located,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { guardElement } from "../../helpers/edit/outside-production.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

export const rule = syntaxRule({
  id: "vendure-dummy-payment",
  meta: {
    category: "configuration",
    title: "Orders can be paid with Vendure's dummy payment",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [489, 841],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["13.4.2", "2.3.1"],
    tips: [2, 3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "dummyPaymentHandler settles orders without any money, in production as well.",
      help: "Add it in development only, and take payment methods that use it out of the live store's admin.",
    },
  },
  fixes: [
    { id: "only-in-development", kind: "suggestion", title: "Add it outside production only" },
  ],
  visit: {
    Property(node, context) {
      if (node.parent.type !== "ObjectExpression") return;
      if (propertyName(node) !== "paymentMethodHandlers") return;
      if (isNeverDeployed(context) || isOutsideProduction(node, context.semantics)) return;
      checkList(context.semantics.origin(node.value), node, context);
    },
  },
});

function checkList({ node, in: home }: Located, owner: Ast.Property, context: SyntaxContext): void {
  const list = unwrap(node);
  if (list.type !== "ArrayExpression") return;
  for (const element of list.elements) {
    if (element?.type === "SpreadElement") {
      checkList(home.origin(element.argument), owner, context);
      continue;
    }
    if (!element || home.api(element) !== "@vendure/core#dummyPaymentHandler") continue;
    if (isOutsideProduction(element, home)) continue;
    const isHere = home === context.semantics;
    context.report({
      at: isHere ? element : owner,
      message: "found",
      fixes: isHere
        ? [{ id: "only-in-development", edits: () => guardElement(element, context.source) }]
        : [],
    });
  }
}
