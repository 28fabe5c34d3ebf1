import { type Ast, type WholeFlow, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { preparedIn } from "./personal-record.ts";

/** Columns with what an order costs. */
const TOTAL =
  /^(?:(?:sub|grand|order|cart|net|final)_?)?total(?:_?(?:price|amount|cost|cents|due))?$|^(?:amount|price)_?total$|^(?:unit_?price|price|amount|discount(?:_?amount)?|shipping_?(?:price|cost|fee)|tax(?:_?amount)?)$/i;
/** Statements that write into tables of orders and their lines. */
const OF_ORDERS =
  /\b(?:insert\s+into|update)\s+["`[]?(?:\w+["`\]]?\.["`[]?)?\w*(?:order|purchase|invoice|booking|checkout|cart|basket)s?(?:_?(?:item|line|detail|product)s?)?\b/i;

/** Columns with how many pieces somebody buys. */
const PIECES = /^(?:item_?|product_?|order_?)?(?:qty|quantity|pieces|units)$/i;
/** Columns of what there is, or what somebody has, to which a statement adds or from which it takes. */
const HELD = /^(?:\w+_)?(?:balance|stock|inventory|points|credits?|qty|quantity|on_?hand)$/i;

/** A value of an SQL statement that says how many pieces an order or a cart is for, or how much is moved: `SET balance = balance - $1`. */
export function isSqlQuantity(flow: WholeFlow): boolean {
  const { member } = flow;
  if (member === undefined) return false;
  return textsOf(flow).some(
    (text) =>
      (PIECES.test(member) && OF_ORDERS.test(text)) ||
      (HELD.test(member) &&
        new RegExp(
          String.raw`\b${member}["\`\]]?\s*=\s*(?:\w+\.)?["\`[]?${member}["\`\]]?\s*[-+]`,
          "i",
        ).test(text)),
  );
}

/** Methods of mappers that change a number by another; what any other call is handed goes into a statement. */
const CHANGES = /^(?:increment|decrement|update\w*|upsert\w*|find\w+)$/;

/** True for calls that hand values to a statement, whether or not it is found. */
export function isStatement({ node }: WholeFlow): boolean {
  if (node.type === "TaggedTemplateExpression") return true;
  return node.type === "CallExpression" && !CHANGES.test(nameOf(unwrap(node.callee)) ?? "");
}

/** The beginnings of the statements that a call may be handed. */
function textsOf({ node, semantics }: WholeFlow): string[] {
  if (node.type === "TaggedTemplateExpression") return [textOf(node)];
  if (node.type !== "CallExpression") return [];
  return [node.arguments[0], preparedIn(node, semantics)].flatMap((each) => {
    if (!each) return [];
    const statement = semantics.origin(each);
    const text =
      statement.in.string(statement.node) ??
      statement.in.source.text.slice(...unwrap(statement.node).range);
    return [text.slice(0, 400)];
  });
}

/** A value of an SQL statement that becomes the price or total of an order. */
export function isSqlTotal(flow: WholeFlow): boolean {
  const { member } = flow;
  return (
    member !== undefined && TOTAL.test(member) && textsOf(flow).some((text) => OF_ORDERS.test(text))
  );
}

/** What is stored is a total of an order, unless a statement around it, ``sql`insert into … ${sql(values)}` ``, says otherwise. */
export function isForOrders(node: Ast.Node): boolean {
  const around = statementAround(node);
  return around === undefined || OF_ORDERS.test(around);
}

/** Where the values of a statement stand that a record fills: behind the table or `set`. */
const FILLED = /(?:\binto\s+\S+|\bset)\s*$/i;

/** True unless a call stands in a statement where no record is written: ``sql`… where id in ${sql(ids)}` ``. */
export function mayFillRecord(node: Ast.Node): boolean {
  const around = statementAround(node);
  return around === undefined || FILLED.test(around);
}

/** The text before a call that stands in a template of SQL. */
function statementAround(node: Ast.Node): string | undefined {
  const { parent } = node;
  if (parent?.type !== "TemplateLiteral" || parent.parent?.type !== "TaggedTemplateExpression")
    return undefined;
  const place = parent.expressions.findIndex((each) => each === node);
  return parent.quasis
    .slice(0, place + 1)
    .map(({ value }) => value.raw)
    .join("?");
}

function textOf({ quasi }: Ast.TaggedTemplateExpression): string {
  return quasi.quasis
    .map(({ value }) => value.raw)
    .join("?")
    .slice(0, 400);
}
