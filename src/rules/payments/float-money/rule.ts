import {
  type Ast,
  type ReportedFix,
  type Semantics,
  type SyntaxContext,
  isProviderCall,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

/** Names of amounts of money. */
const MONEY =
  /price|total|amount|cost|(?:^|_)fee|shipping|tax(?!onomy)|balance|payment|subtotal|grand|charge|revenue|payout|refund/i;
const NO_MONEY = /percent|rate|ratio|progress|quality|score|quantity|count|pages?|width|height/i;
const CUTS = /^global#(?:parseInt|Math\.floor|Math\.trunc|Number\.parseInt)$/;
const FIELDS =
  /^(?:amount|unit_amount|amount_off|application_fee_amount|amount_to_capture|shipping_amount|order_amount)$/;

export const rule = syntaxRule({
  id: "float-money",
  meta: {
    category: "payments",
    title: "An amount of money loses a cent on the way to cents",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [682, 681],
    owasp: [],
    asvs: ["2.2.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    cut: {
      what: "`{{code}}` truncates what floating point leaves: 19.99 * 100 is 1998.99…, which becomes 1998.",
      help: "Round with Math.round, or keep amounts in cents from the beginning.",
    },
    open: {
      what: "`{{code}}` is not a whole number of cents: 19.99 * 100 is 1998.99…, and providers refuse that.",
      help: "Round with Math.round, or keep amounts in cents from the beginning.",
    },
    parsed: {
      what: "`{{code}}` may have decimals, and this provider counts in the smallest unit: 19.99 is refused.",
      help: "Read whole numbers of cents with parseInt, or round: Math.round(parseFloat(value) * 100) where the text has euros.",
    },
    currency: {
      what: "`{{code}}` treats every currency as having cents: yen have none, and dinars have thousandths.",
      help: "Keep the number of decimals with each currency (JPY 0, EUR 2, KWD 3) and multiply by ten to that power.",
    },
  },
  fixes: [{ id: "round", kind: "suggestion", title: "Round with Math.round" }],
  visit: {
    CallExpression(node, context) {
      const [argument] = node.arguments;
      const product = argument && timesHundred(argument);
      if (!argument || !product || !/parseInt|floor|trunc/.test(calleeText(node, context))) return;
      if (!isMoney(product, context) || !CUTS.test(context.semantics.callee(node) ?? "")) return;
      report(node, "cut", context, () => [
        { ...range(node), text: `Math.round(${context.text.slice(...argument.range)})` },
      ]);
    },
    Property(node, context) {
      if (!FIELDS.test(propertyName(node) ?? "")) return;
      const value = unwrap(node.value);
      const [rounded] = isRounding(value, context) ? value.arguments : [];
      if (isParsed(value, context)) {
        checkParsed(node, value, context);
        return;
      }
      const product = timesHundred(rounded ?? node.value);
      if (!product || !isMoney(product, context)) return;
      if (rounded) {
        checkCurrency(node, context);
        return;
      }
      const call = callAround(node);
      if (!call || !isProviderCall(call, context.semantics)) return;
      report(node.value, "open", context, () => [
        { ...range(node.value), text: `Math.round(${context.text.slice(...node.value.range)})` },
      ]);
    },
  },
});

/** Providers whose amounts are whole numbers of the smallest unit. */
const IN_CENTS = /^(?:stripe|razorpay)#/;

function isParsed(node: Ast.Node, { semantics }: SyntaxContext): node is Ast.CallExpression {
  return (
    node.type === "CallExpression" &&
    /^global#(?:Number\.)?parseFloat$/.test(semantics.callee(node) ?? "")
  );
}

function checkParsed(
  amount: Ast.Property,
  value: Ast.CallExpression,
  context: SyntaxContext,
): void {
  const call = callAround(amount);
  if (!call || !IN_CENTS.test(context.semantics.callee(call) ?? "")) return;
  const code = context.text.slice(...value.range).replace(/\s+/g, " ");
  context.report({
    at: amount.value,
    message: "parsed",
    data: { code: code.length > 32 ? `${code.slice(0, 31)}…` : code },
    confidence: "medium",
    preset: "audit",
  });
}

function isRounding(node: Ast.Node, { semantics }: SyntaxContext): node is Ast.CallExpression {
  return node.type === "CallExpression" && semantics.callee(node) === "global#Math.round";
}

/** Signs of a list of currencies with their decimals. */
const KNOWS_DECIMALS =
  /zero_?-?decimals?|minor_?units?|exponent|decimal_?(?:digits|places)|fraction_?digits|\b(?:JPY|KRW|KWD)\b/i;

/** A hundredfold amount beside a currency that is not known here. */
function checkCurrency(amount: Ast.Property, context: SyntaxContext): void {
  const { semantics, text } = context;
  const call = callAround(amount);
  if (!call || !isProviderCall(call, semantics) || KNOWS_DECIMALS.test(text)) return;
  if (amount.parent.type !== "ObjectExpression") return;
  const currency = amount.parent.properties.find(
    (each) => each.type === "Property" && /^currency(?:_?code)?$/i.test(propertyName(each) ?? ""),
  );
  if (currency?.type !== "Property" || !mayVary(currency.value, semantics)) return;
  const code = text.slice(...amount.value.range).replace(/\s+/g, " ");
  context.report({
    at: amount.value,
    message: "currency",
    data: { code: code.length > 32 ? `${code.slice(0, 31)}…` : code },
    confidence: "medium",
    preset: "audit",
  });
}

/** `currency: "usd" | "eur"`: whoever wrote down which there are knows them. */
function isOneOfFew(value: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(value);
  const definition = node.type === "Identifier" ? semantics.variables.of(node)?.defs[0] : undefined;
  if (definition?.type !== "Parameter" || definition.name.type !== "Identifier") return false;
  const type = definition.name.typeAnnotation?.typeAnnotation;
  const options = type?.type === "TSUnionType" ? type.types : type ? [type] : [];
  return options.length > 0 && options.every((each) => each.type === "TSLiteralType");
}

/** A setting of the whole shop is one currency, for all that is known. */
function mayVary(value: Ast.Node, semantics: Semantics): boolean {
  if (semantics.constant(value) !== undefined || isOneOfFew(value, semantics)) return false;
  const { node } = semantics.origin(value);
  const inner = unwrap(node);
  const called =
    inner.type === "CallExpression" && inner.callee.type === "MemberExpression"
      ? unwrap(inner.callee.object)
      : inner;
  if (/^(?:TemplateLiteral|LogicalExpression)$/.test(called.type)) return false;
  return !/^global#(?:process|Bun|Deno)\b/.test(semantics.api(called) ?? "");
}

function report(
  at: Ast.Node,
  message: "cut" | "open",
  context: SyntaxContext,
  edits: ReportedFix["edits"],
): void {
  const code = context.text.slice(...at.range).replace(/\s+/g, " ");
  context.report({
    at,
    message,
    data: { code: code.length > 32 ? `${code.slice(0, 31)}…` : code },
    // Amounts that are whole by what is stored are common, and providers say so when they are not.
    ...(message === "open" ? { confidence: "medium", preset: "audit" } : presetInTests(context)),
    fixes: [{ id: "round", edits }],
  });
}

function range(node: Ast.Node) {
  return { start: node.range[0], end: node.range[1] };
}

/** What is made a hundred times as much: `total * 100`. */
function timesHundred(at: Ast.Node): Ast.Node | undefined {
  const node = unwrap(at);
  if (node.type !== "BinaryExpression" || node.operator !== "*") return undefined;
  const { left, right } = node;
  if (isHundred(right)) return left as Ast.Node;
  return isHundred(left as Ast.Node) ? right : undefined;
}

function isHundred(node: Ast.Node): boolean {
  return node.type === "Literal" && node.value === 100;
}

/** True for money by its name; whole numbers cannot lose anything. */
function isMoney(at: Ast.Node, context: SyntaxContext): boolean {
  const text = context.text.slice(...at.range);
  if (text.length > 200 || text.includes("/") || !MONEY.test(text) || NO_MONEY.test(text))
    return false;
  const node = unwrap(at);
  const name = nameOf(node) ?? "";
  if (/cents?$|minor|int$/i.test(name)) return false;
  const { node: origin } = context.semantics.origin(node);
  if (origin.type === "Literal") return !Number.isInteger(origin.value);
  // `(total / 100) * 100` and `Math.round(total) * 100` are of whole numbers.
  return !/Math\.(?:round|floor|ceil|trunc)|parseInt|toCents/.test(
    context.text.slice(...(origin.range[1] - origin.range[0] < 300 ? origin.range : node.range)),
  );
}

function callAround(property: Ast.Property): Ast.CallExpression | undefined {
  let node: Ast.Node = property;
  for (let i = 0; i < 10; i++) {
    const parent: Ast.Node | undefined = node.parent;
    if (parent?.type === "CallExpression") return parent;
    if (!parent || !/^(?:Property|ObjectExpression|ArrayExpression)$/.test(parent.type))
      return undefined;
    node = parent;
  }
  return undefined;
}

function calleeText({ callee }: Ast.CallExpression, { text }: SyntaxContext): string {
  return callee.range[1] - callee.range[0] > 20 ? "" : text.slice(...callee.range);
}
