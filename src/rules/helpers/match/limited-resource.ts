import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** Something that there is only so much of, and that is taken. */
export interface Taking {
  readonly field: string;
  /** The record that it is a field of, where code names one. */
  readonly owner?: string;
}

/** What gets less. */
const LEFT =
  /^(?:(?:product|item|variant)?_?(?:stock|inventory)(?:_?(?:quantity|count|level|left|qty|available))?|(?:count_?)?in_?stock|stocks?|quantity_?(?:available|left|in_?stock)|available_?(?:quantity|stock|seats|tickets|units|qty)|remaining(?:_?\w+)?|(?:uses|usages?|redemptions)_?(?:left|remaining)|(?:wallet_?|account_?|customer_?|user_?|available_?|gift_?card_?|current_?|store_?)?(?:balance|credits?)|wallet|(?:loyalty_?|reward_?)?points|seats_?(?:left|available)|tickets_?left)$/i;
/** Words that mean so only of some records. */
const LEFT_OF_SOME = /^(?:quantity|qty|available|amount|count)$/i;
const HOLDERS = /product|variant|inventory|stock|sku|ticket|gift|wallet|warehouse/i;
/** What somebody means to buy, of which there is as much as they like: `cartProduct.quantity`. */
const WISHES =
  /cart|basket|wish|favou?rite|compare|quote|line_?item|order_?(?:item|line|product|variant)/i;
/** What gets more until a limit. */
const USED =
  /^(?:used(?:_?(?:count|times|by_?count))?|usage_?count|usage|uses|times_?used|current_?(?:uses|usage)|redemption(?:s|_?count)|redeem(?:ed)?_?count|redeemed|is_?(?:used|redeemed|claimed)|claimed|used_?at|redeemed_?at)$/i;
/** What may say how often something was used, or how often it still may be. */
const COUNTED = /^(?:uses|usage|usage_?count|redemptions)$/i;
const VOUCHERS = /coupon|gift|voucher|promo|discount|code|reward|offer|invite|deal|credit/i;

const SQL_TAKING =
  /\bupdate\s+[\w."`]+\s+set\b[\s\S]*?\b(\w+)["`]?\s*=\s*(?:[\w."`]+\.)?["`]?\1["`]?\s*([-+])[\s\S]*?\bwhere\b([\s\S]*)$/i;

/** What changes one field: `stock -= 1`, `stock--`, `{ stock: stock - 1 }`. */
export type TakingNode = Ast.AssignmentExpression | Ast.UpdateExpression | Ast.Property;

/** Whether an assignment or a field of what is written takes some of something limited. */
export function takenBy(
  node: TakingNode,
  field: string | undefined,
  semantics: Semantics,
): Taking | undefined {
  if (field === undefined) return undefined;
  const isPlain = LEFT.test(field);
  const isUsed = USED.test(field);
  if (!isPlain && !isUsed && !LEFT_OF_SOME.test(field)) return undefined;
  const owner = ownerOf(node, semantics);
  if (!isPlain && !isUsed && !(owner !== undefined && holdsStock(owner))) return undefined;
  if (isUsed && !(owner !== undefined && VOUCHERS.test(owner))) return undefined;
  const isTaken = changes(node, isUsed) || (COUNTED.test(field) && changes(node, false));
  return isTaken ? { field, ...(owner === undefined ? {} : { owner }) } : undefined;
}

/** `product.decrement("stock")`, `db("products").where({ id }).decrement("stock", 1)`. */
export function takenByMethod(call: Ast.CallExpression): Taking | undefined {
  const callee = unwrap(call.callee);
  const method = callee.type === "MemberExpression" ? propertyName(callee) : undefined;
  if (callee.type !== "MemberExpression" || (method !== "decrement" && method !== "increment"))
    return undefined;
  const [first] = call.arguments;
  const field = first && fieldNamed(unwrap(first));
  if (field === undefined) return undefined;
  const owner = names(callee.object);
  const isTaken =
    method === "decrement"
      ? LEFT.test(field) || (LEFT_OF_SOME.test(field) && holdsStock(owner))
      : USED.test(field) && VOUCHERS.test(owner);
  return isTaken ? { field, owner } : undefined;
}

/** Whether one of the names on the way to a record says that there is only so much of it. */
function holdsStock(owner: string): boolean {
  return owner.split(".").some((name) => HOLDERS.test(name) && !WISHES.test(name));
}

function fieldNamed(node: Ast.Node): string | undefined {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  const [only] = node.type === "ObjectExpression" ? node.properties : [];
  return only?.type === "Property" ? propertyName(only) : undefined;
}

/** `UPDATE products SET stock = stock - $1 WHERE id = $2`, but not `… AND stock >= $1`. */
export function takenInSql(text: string): Taking | undefined {
  if (!/update/i.test(text)) return undefined;
  const marked = markedInSql(text);
  if (marked) return marked;
  const match = SQL_TAKING.exec(text);
  const field = match?.[1];
  if (!match || field === undefined) return undefined;
  const isTaken =
    match[2] === "-" ? LEFT.test(field) || LEFT_OF_SOME.test(field) : USED.test(field);
  const condition = match[3] ?? "";
  return isTaken && !new RegExp(String.raw`\b${field}\b`, "i").test(condition)
    ? { field }
    : undefined;
}

const SQL_SETTING = /\bupdate\s+["`[]?([\w.]+)["`\]]?\s+set\b([\s\S]*?)\bwhere\b([\s\S]*)$/i;

const SQL_MARKING =
  /\bupdate\s+["`[]?([\w.]+)["`\]]?\s+set\b[\s\S]*?\b(\w+)["`]?\s*=\s*(?:true|1|'?[yt]'?|now\(\)|current_timestamp|getdate\(\)|datetime\([^)]*\))(?![\w.])[\s\S]*?\bwhere\b([\s\S]*)$/i;

/** `UPDATE vouchers SET used = true WHERE id = $1`, but not `… AND used = false`. */
function markedInSql(text: string): Taking | undefined {
  const [, table = "", field = "", condition = ""] = SQL_MARKING.exec(text) ?? [];
  if (!USED.test(field) || !VOUCHERS.test(table)) return undefined;
  return new RegExp(String.raw`\b${field}\b`, "i").test(condition) ? undefined : { field };
}

/** `UPDATE coupons SET used = $1 WHERE id = $2` with `coupon.used + 1` among its values: what was read is written back. */
export function takenByValue(text: string, values: readonly Ast.Node[]): Taking | undefined {
  if (!/update/i.test(text)) return undefined;
  const [, table = "", set = "", condition = ""] = SQL_SETTING.exec(text) ?? [];
  if (table === "") return undefined;
  for (const each of values) {
    const value = unwrap(each);
    if (value.type !== "BinaryExpression" || !/^[-+]$/.test(value.operator)) continue;
    const field = nameOf(unwrap(value.left as Ast.Node));
    if (field === undefined || unwrap(value.left as Ast.Node).type !== "MemberExpression") continue;
    const isTaken =
      value.operator === "-"
        ? LEFT.test(field) || (LEFT_OF_SOME.test(field) && HOLDERS.test(table))
        : USED.test(field) && VOUCHERS.test(table);
    const isNamed = (part: string): boolean => new RegExp(String.raw`\b${field}\b`, "i").test(part);
    if (isTaken && isNamed(set) && !isNamed(condition)) return { field };
  }
  return undefined;
}

/** The names of the record, or of the model that writes it. */
function ownerOf(node: TakingNode, semantics: Semantics): string | undefined {
  if (node.type !== "Property") {
    const left = unwrap(node.type === "UpdateExpression" ? node.argument : node.left);
    if (left.type !== "MemberExpression") return undefined;
    const own = names(left.object);
    // `const c = await Coupon.findOne(…)`: what it was made with says more than a short name.
    const made = own.length < 3 ? names(semantics.origin(left.object).node) : "";
    return made.length > own.length ? made : own;
  }
  const call = writeAround(node);
  return call && names(call.callee);
}

/** The call that writes the object of a field: `Product.updateOne(…)`, `prisma.coupon.update(…)`. */
export function writeAround(property: Ast.Property): Ast.CallExpression | undefined {
  let node: Ast.Node = property;
  for (let i = 0; i < 8; i++) {
    const parent: Ast.Node | undefined = node.parent;
    if (parent?.type === "Property") {
      if (/^(?:where|filter|select|include|orderBy|metadata)$/.test(propertyName(parent) ?? ""))
        return undefined;
    } else if (parent?.type === "CallExpression") {
      const callee = unwrap(parent.callee);
      const name = callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
      const isFilter = parent.arguments.length > 1 && parent.arguments[0] === node;
      return /^(?:update\w*|findOneAndUpdate|findByIdAndUpdate|set|save|increment|decrement)$/.test(
        name,
      ) && !isFilter
        ? parent
        : undefined;
    } else if (parent?.type !== "ObjectExpression") return undefined;
    node = parent;
  }
  return undefined;
}

function names(node: Ast.Node): string {
  const place = unwrap(node);
  switch (place.type) {
    case "MemberExpression":
      return `${names(place.object)}.${nameOf(place) ?? ""}`;
    case "CallExpression":
      return `${names(place.callee)}.${place.arguments.map(names).join(".")}`;
    case "Identifier":
      return place.name;
    case "Literal":
      return typeof place.value === "string" ? place.value : "";
    default:
      return "";
  }
}

/** Whether the value is less than before, or for what is used up, more, or true. */
function changes(node: TakingNode, isUsed: boolean): boolean {
  const operator = isUsed ? "+" : "-";
  if (node.type === "UpdateExpression") return node.operator === `${operator}${operator}`;
  if (node.type === "AssignmentExpression" && node.operator !== "=")
    return node.operator === `${operator}=`;
  const value = unwrap(node.type === "Property" ? node.value : node.right);
  if (node.type === "Property" && node.parent.type === "ObjectExpression") {
    const { parent } = node.parent;
    const outer = parent.type === "Property" ? (propertyName(parent) ?? "") : "";
    if (outer === "$inc" || outer === "$increment")
      return isUsed ? !isNegative(value) : isNegative(value);
  }
  if (value.type === "ObjectExpression") {
    const names = value.properties.map((each) =>
      each.type === "Property" ? propertyName(each) : undefined,
    );
    return names.includes(isUsed ? "increment" : "decrement");
  }
  if (
    isUsed &&
    ((value.type === "Literal" && value.value === true) || value.type === "NewExpression")
  )
    return true;
  // `product.stock - quantity`: what was read is written back.
  return (
    value.type === "BinaryExpression" &&
    value.operator === operator &&
    unwrap(value.left).type === "MemberExpression"
  );
}

function isNegative(node: Ast.Node): boolean {
  if (node.type === "UnaryExpression") return node.operator === "-";
  if (node.type === "BinaryExpression" && node.operator === "*")
    return isNegative(unwrap(node.left as Ast.Node)) || isNegative(unwrap(node.right));
  return node.type === "Literal" && typeof node.value === "number" && node.value < 0;
}
