import {
  type Ast,
  type CheckContext,
  type Range,
  overlaps,
  syntaxRule,
} from "../../../engine/api.ts";
import {
  type Loaded,
  loadedByAssignment,
  loadedByElement,
  loadedByJsx,
} from "../../helpers/match/loaded-script.ts";
import { hostOf, isOwnNetwork, isPaymentHost } from "../../helpers/match/payment-hosts.ts";

/** Files of pages on which customers pay, by a folder or the words of the file's name. */
const PAYMENT_PAGE = /(?:^|[/\-_.])(?:checkout|payments?|pay)(?:[/\-_.]|page|form|$)/i;
/** Files with such a name that are no page. */
const NO_PAGE = /(?:^|\/)(?:api|server|webhooks?|success|thank-?you|confirmation)(?:[/.]|$)/i;

export const rule = syntaxRule({
  id: "payment-page-third-party-script",
  meta: {
    category: "payments",
    title: "A foreign script runs where customers pay",
    level: "warning",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [829, 353],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["3.6.1"],
    pci: ["6.4.3", "11.6.1"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "A script of {{host}} runs on a page where customers pay, and may read what they type.",
      help: "Load it on other pages only, or write down why it is needed here and who approved it, as PCI DSS 6.4.3 asks.",
    },
  },
  noFix: "Whether the page needs the script, the shop has to decide.",
  visit: {
    JSXOpeningElement(node, context) {
      if (isPaymentPage(context.path)) check(loadedByJsx(node, context.semantics), node, context);
    },
    AssignmentExpression(node, context) {
      if (isPaymentPage(context.path))
        check(loadedByAssignment(node, context.semantics), node, context);
    },
  },
  config: {
    kinds: ["html", "template"],
    check(document, context) {
      if (!isPaymentPage(context.path)) return;
      for (const element of document.elements) {
        if (document.holes.some(({ range }) => overlaps(range, element.tagRange))) continue;
        check(loadedByElement(element), element.tagRange, context);
      }
    },
  },
});

function isPaymentPage(path: string): boolean {
  return PAYMENT_PAGE.test(path) && !NO_PAGE.test(path);
}

function check(loaded: Loaded | undefined, at: Range | Ast.Node, context: CheckContext): void {
  if (loaded?.kind !== "script") return;
  const host = hostOf(loaded.url);
  if (host === undefined || isPaymentHost(host) || isOwnNetwork(host)) return;
  context.report({
    at,
    message: "found",
    data: { host: host.length > 30 ? `…${host.slice(-29)}` : host },
  });
}
