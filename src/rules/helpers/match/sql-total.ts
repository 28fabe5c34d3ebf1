import { type WholeFlow, unwrap } from "../../../engine/api.ts";
import { preparedIn } from "./personal-record.ts";

/** Columns with what an order costs. */
const TOTAL =
  /^(?:(?:sub|grand|order|cart|net|final)_?)?total(?:_?(?:price|amount|cost|cents|due))?$|^(?:amount|price)_?total$|^(?:unit_?price|price|amount|discount(?:_?amount)?|shipping_?(?:price|cost|fee)|tax(?:_?amount)?)$/i;
/** Statements that write into tables of orders and their lines. */
const OF_ORDERS =
  /\b(?:insert\s+into|update)\s+["`[]?(?:\w+["`\]]?\.["`[]?)?\w*(?:order|purchase|invoice|booking|checkout)s?(?:_?(?:item|line|detail|product)s?)?\b/i;

/** A value of an SQL statement that becomes the price or total of an order. */
export function isSqlTotal({ node, member, semantics }: WholeFlow): boolean {
  if (member === undefined || !TOTAL.test(member) || node.type !== "CallExpression") return false;
  return [node.arguments[0], preparedIn(node, semantics)].some((each) => {
    if (!each) return false;
    const statement = semantics.origin(each);
    const text =
      statement.in.string(statement.node) ??
      statement.in.source.text.slice(...unwrap(statement.node).range);
    return OF_ORDERS.test(text.slice(0, 400));
  });
}
