import {
  type Ast,
  type ConfigDocument,
  type ConfigContext,
  type SyntaxContext,
  type WholeFlow,
  flowRule,
  propertyName,
} from "../../../engine/api.ts";
import { cardDatum } from "../../helpers/match/card-names.ts";
import { type ModelField, fieldOfClass, fieldsOfCall } from "../../helpers/match/model-field.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

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
  mentions: [
    "card",
    "cvv",
    "cvc",
    "cvn",
    "csc",
    "ccn",
    "cc_n",
    "primaryaccount",
    "primary_account",
  ],
  visit: {
    CallExpression: checkModel,
    NewExpression: checkModel,
    PropertyDefinition(node, context) {
      const field = node.decorators?.length ? fieldOfClass(node, context) : undefined;
      if (field) checkField(field, node.parent.parent, context);
    },
  },
});

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
    const data = cardDatum(name);
    if (!keyRange || !data) continue;
    if (!/^\[?(?:String|Int|BigInt|ID|Bytes)\b/.test(String(value))) continue;
    if (path.slice(0, -1).some((each) => OTHER_CARD.test(each))) continue;
    const isColumn = kind === "prisma";
    report({
      at: keyRange,
      message: isColumn ? "column" : "field",
      data: { name, data },
      // What is typed into the shop's own fields is in its reach, but not kept yet.
      ...(isColumn ? {} : { level: "warning" as const, preset: "balanced" as const }),
    });
  }
}

function checkModel(node: Ast.CallExpression | Ast.NewExpression, context: SyntaxContext): void {
  for (const field of fieldsOfCall(node, context)) checkField(field, node, context);
}

/** Ciphers and pieces: a number may be kept like that, a security code never. */
const UNREADABLE = /encrypt|cipher|crypto|hash|mask|transformer|vault|token|last_?4/i;

/** A field of a model of Mongoose, TypeORM, Sequelize, Drizzle and others; `model` is what defines it. */
function checkField(
  { node, name, code }: ModelField,
  model: Ast.Node,
  context: SyntaxContext,
): void {
  const data = cardDatum(name);
  if (!data || isNeverDeployed(context)) return;
  if (data === "number" && UNREADABLE.test(code)) return;
  if (OTHER_CARD.test(`${nameOfModel(model, context)} ${context.path}`)) return;
  const at = node.type === "Property" || node.type === "PropertyDefinition" ? node.key : node;
  context.report({ at, message: "column", data: { name, data } });
}

/** How a model is called: the class, the variable, or the first text of its definition. */
function nameOfModel(model: Ast.Node, { semantics, text }: SyntaxContext): string {
  if (model.type === "ClassDeclaration" || model.type === "ClassExpression")
    return model.id?.name ?? "";
  const [first] =
    model.type === "CallExpression" || model.type === "NewExpression" ? model.arguments : [];
  const written = first ? (semantics.string(first) ?? "") : "";
  const holder = model.parent;
  const held =
    holder?.type === "VariableDeclarator"
      ? text.slice(...holder.id.range)
      : holder?.type === "Property"
        ? (propertyName(holder) ?? "")
        : holder?.type === "CallExpression"
          ? text.slice(...holder.range).slice(0, 60)
          : "";
  return `${written} ${held}`;
}

/** Other data is sensitive, too, and may be stored. */
function accepts({ entry }: WholeFlow): boolean {
  return entry.says.endsWith("of a card");
}
