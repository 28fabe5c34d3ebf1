import {
  type ConfigDocument,
  type ConfigContext,
  type WholeFlow,
  flowRule,
} from "../../../engine/api.ts";

export const rule = flowRule({
  id: "card-data-handled",
  meta: {
    category: "payments",
    title: "Data of payment cards is stored",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [312, 359],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["14.2.4"],
    pci: ["3.2.1", "3.3.1", "3.5.1"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The {{source}} is stored: security codes may never be kept, numbers only unreadably.",
      help: "Let the payment provider's fields take the card, and store the token and the last four digits that it gives.",
    },
    column: {
      what: "The column '{{name}}' keeps the {{data}} of cards: it may be stored by nobody, or only unreadably.",
      help: "Keep the token and the last four digits that the payment provider gives instead.",
    },
    field: {
      what: "The field '{{name}}' takes the {{data}} of cards through the shop's own API.",
      help: "Let the payment provider's fields take the card, and take the token that it gives.",
    },
  },
  noFix: "Which provider is to hold the cards is not known here.",
  flow: { from: { sensitive: "error" }, to: ["stored-value"], accepts },
  config: { kinds: ["prisma", "graphql"], check: checkSchema },
});

const CODE =
  /^(?:(?:credit_?|debit_?)?(?:card|cc)_?)?(?:cvv2?|cvc2?|cvn|csc)(?:_?code)?$|^(?:card|cc)_?security_?code$/i;
const NUMBER = /^(?:(?:credit|debit|payment|bank)_?)?(?:card|cc)_?(?:number|num|no)$/i;
/** Cards that pay nothing at a payment provider. */
const OTHER_CARD =
  /gift|loyal|member|reward|bonus|voucher|coupon|discount|stamp|ident|student|sim|library/i;

/** Characters of the largest schema that a shop writes by itself. */
const MAX_OWN_SCHEMA = 150_000;

/** Columns of a database and fields of an API that are made for cards. */
function checkSchema({ kind, entries, text }: ConfigDocument, { report }: ConfigContext): void {
  // Such a schema is a copy of somebody else's API.
  if (kind === "graphql" && text.length > MAX_OWN_SCHEMA) return;
  for (const { path, value, keyRange } of entries) {
    const name = path.at(-1) ?? "";
    const isCode = CODE.test(name);
    if (!keyRange || (!isCode && !NUMBER.test(name))) continue;
    if (!/^\[?(?:String|Int|BigInt|ID|Bytes)\b/.test(String(value))) continue;
    if (path.slice(0, -1).some((each) => OTHER_CARD.test(each))) continue;
    const isColumn = kind === "prisma";
    report({
      at: keyRange,
      message: isColumn ? "column" : "field",
      data: { name, data: isCode ? "security code" : "number" },
      // What is typed into the shop's own fields is in its reach, but not kept yet.
      ...(isColumn ? {} : { level: "warning" as const, preset: "balanced" as const }),
    });
  }
}

/** Other data is sensitive, too, and may be stored. */
function accepts({ entry }: WholeFlow): boolean {
  return entry.says.endsWith("of a card");
}
