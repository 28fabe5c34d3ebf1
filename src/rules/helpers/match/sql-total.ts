import { type Ast, type WholeFlow, unwrap } from "../../../engine/api.ts";
import { preparedIn } from "./personal-record.ts";

/** Columns with what an order costs. */
const TOTAL =
  /^(?:(?:sub|grand|order|cart|net|final)_?)?total(?:_?(?:price|amount|cost|cents|due))?$|^(?:amount|price)_?total$|^(?:unit_?price|price|amount|discount(?:_?amount)?|shipping_?(?:price|cost|fee)|tax(?:_?amount)?)$/i;
/** Statements that write into tables of orders and their lines. */
const OF_ORDERS =
  /\b(?:insert\s+into|update)\s+["`[]?(?:\w+["`\]]?\.["`[]?)?\w*(?:order|purchase|invoice|booking|checkout|cart|basket)s?(?:_?(?:item|line|detail|product)s?)?\b/i;

/** A value of an SQL statement that becomes the price or total of an order. */
export function isSqlTotal({ node, member, semantics }: WholeFlow): boolean {
  if (member === undefined || !TOTAL.test(member)) return false;
  if (node.type === "TaggedTemplateExpression") return OF_ORDERS.test(textOf(node));
  if (node.type !== "CallExpression") return false;
  return [node.arguments[0], preparedIn(node, semantics)].some((each) => {
    if (!each) return false;
    const statement = semantics.origin(each);
    const text =
      statement.in.string(statement.node) ??
      statement.in.source.text.slice(...unwrap(statement.node).range);
    return OF_ORDERS.test(text.slice(0, 400));
  });
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
