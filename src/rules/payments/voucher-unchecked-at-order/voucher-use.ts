import {
  type Ast,
  type Located,
  type ProjectView,
  type Range,
  type Route,
  functionOf,
  isFunction,
  propertyName,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";

/** Records that lower a price for whoever knows their code. */
export const VOUCHER =
  /coupon|voucher|promo(?:tion)?_?codes?|discount_?codes?|gift_?(?:cards?|certificates?)/i;
/** Until when, or how often, one may be used. */
const LIMIT =
  /expir|valid_?(?:until|till|to|upto|thru|before|end)|(?:ends?|end|stop)_?(?:date|at|on|time)$|usage_?(?:limit|count|left)|max_?(?:uses|usage|redemptions?)|used_?(?:by|count|at|times)|times_?used|(?:is_?)?(?:used|redeemed|claimed)$|use_?count|redemptions?$|remaining|is_?(?:active|valid|enabled)|^active$/i;
/** Any word of this kind may be the question, asked in a way that is not understood. */
const ASKS =
  /expir|valid|usage|used|redeem|redempt|remaining|active|enabled|max_?use|limit|until|eligib/i;
const FINDS = /^(?:find\w*|get\w*|retrieve\w*|load\w*|fetch\w*|lookup\w*|first|query)$/i;
const WORTH = /discount|percent|amount|value|rate|off$|price|balance|kind|type|minus|reduc/i;
const MAKES = /^(?:create\w*|insert\w*|save|place\w*|add)$/;
const ORDER = /(?:^|\.)(?:\w*_?)?(?:orders?|purchases?)(?:\.|_|$|repo|model|service|entity)/i;

const MAX_DEPTH = 3;
const MAX_FUNCTIONS = 24;

/** What a route does with vouchers, through functions of the project. */
export interface VoucherUse {
  /** The look-up of a voucher, where its worth is read. */
  readonly found?: { readonly file: string; readonly range: Range };
  /** A limit of vouchers that is asked for. */
  readonly asked?: { readonly file: string; readonly range: Range; readonly name: string };
  /** Where an order is made. */
  readonly ordered?: { readonly file: string; readonly range: Range };
  /** True where anything in the code may ask for the limits, or is not found. */
  readonly mayAsk: boolean;
}

type Mutable = { -readonly [key in keyof VoucherUse]: VoucherUse[key] };

export function voucherUse(route: Route, project: ProjectView): VoucherUse | undefined {
  const semantics = project.beside.script(route.file);
  const handler = semantics?.source.nodes.find(
    (node) =>
      isFunction(node) && node.range[0] >= route.range.start && node.range[1] <= route.range.end,
  );
  if (!semantics || !handler) return undefined;
  const use: Mutable = { mayAsk: false };
  const seen = new Set<Ast.Node>();
  read({ node: handler, in: semantics }, 0, use, seen);
  return use;
}

function read(at: Located, depth: number, use: Mutable, seen: Set<Ast.Node>): void {
  if (seen.has(at.node) || seen.size >= MAX_FUNCTIONS) return;
  seen.add(at.node);
  const { source } = at.in;
  walk(at.node, source.visitorKeys, (node) => {
    const name = named(node);
    if (name !== undefined && (ASKS.test(name) || LIMIT.test(name))) use.mayAsk = true;
    if (name !== undefined && LIMIT.test(name) && isQuestion(node, source.text))
      use.asked ??= { ...place(node, at), name };
    if (
      node.type === "NewExpression" &&
      /^(?:Order|Purchase)$/.test(nameOf(unwrap(node.callee)) ?? "")
    )
      use.ordered ??= place(node, at);
    if (node.type !== "CallExpression") return;
    const chain = chainOf(node);
    const method = chain.at(-1) ?? "";
    const owner = chain.slice(0, -1).join(".");
    if (MAKES.test(method) && ORDER.test(owner)) use.ordered ??= place(node, at);
    if (FINDS.test(method) && VOUCHER.test(owner) && !/stripe/i.test(owner)) {
      const variable = variableOf(node, at);
      if (variable && variable.some((each) => isWorth(each))) use.found ??= place(node, at);
      if (variable?.some((each) => isHandedOn(each))) use.mayAsk = true;
    }
    const own = functionOf({ node: node.callee, in: at.in });
    if (own && depth < MAX_DEPTH) read(own, depth + 1, use, seen);
    // What takes the voucher or its code and is not found may ask.
    else if (
      !own &&
      VOUCHER.test(
        `${method} ${node.arguments.map((each) => nameOf(unwrap(each)) ?? "").join(" ")}`,
      )
    )
      use.mayAsk ||=
        !FINDS.test(method) &&
        !/^(?:push|log|json|send|toString|toUpperCase|trim|create\w*|save)$/.test(method);
  });
}

function named(node: Ast.Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  return node.type === "Literal" && typeof node.value === "string" && node.value.length < 40
    ? node.value
    : undefined;
}

/** A limit in a comparison, a condition or a filter, next to a voucher. */
function isQuestion(node: Ast.Node, text: string): boolean {
  if (node.type !== "Identifier") return false;
  const { parent } = node;
  if (parent?.type === "Property" && parent.key === node) return isFilter(parent);
  if (parent?.type !== "MemberExpression" || parent.property !== node) return false;
  const object = text.slice(...parent.object.range);
  if (!VOUCHER.test(object)) return false;
  for (let each: Ast.Node = parent; each.parent; each = each.parent) {
    const above = each.parent;
    if (above.type === "BinaryExpression" || above.type === "UnaryExpression") return true;
    if (above.type === "IfStatement" || above.type === "ConditionalExpression")
      return above.test === each;
    if (above.type.endsWith("Statement")) return false;
  }
  return false;
}

/** `Coupon.findOne({ code, expiresAt: { $gt: now } })` */
function isFilter(property: Ast.Property): boolean {
  for (
    let each: Ast.Node | undefined = property.parent, depth = 0;
    each && depth < 8;
    each = each.parent, depth++
  ) {
    if (each.type !== "CallExpression") continue;
    const chain = chainOf(each);
    return FINDS.test(chain.at(-1) ?? "") && VOUCHER.test(chain.slice(0, -1).join("."));
  }
  return false;
}

/** The names of `prisma.coupon.findUnique`, with the class of what is made of it. */
function chainOf(call: Ast.CallExpression): string[] {
  const names: string[] = [];
  for (let at: Ast.Node = unwrap(call.callee); ;) {
    if (at.type === "MemberExpression") {
      names.unshift(propertyName(at) ?? "");
      at = unwrap(at.object);
    } else if (at.type === "CallExpression" || at.type === "NewExpression") {
      at = unwrap(at.callee);
    } else {
      names.unshift(nameOf(at) ?? "");
      return names;
    }
  }
}

/** The uses of the variable that a look-up is held in. */
function variableOf(call: Ast.CallExpression, { in: semantics }: Located): Ast.Node[] | undefined {
  let node: Ast.Node = call;
  while (
    node.parent &&
    /^(?:AwaitExpression|TSAsExpression|TSNonNullExpression|ChainExpression|MemberExpression|CallExpression)$/.test(
      node.parent.type,
    )
  ) {
    if (node.parent.type === "CallExpression" && node.parent.callee !== node) return undefined;
    node = node.parent;
  }
  const { parent } = node;
  const target =
    parent?.type === "VariableDeclarator"
      ? parent.id
      : parent?.type === "AssignmentExpression"
        ? parent.left
        : undefined;
  if (target?.type !== "Identifier") return undefined;
  const variable = semantics.variables.of(target);
  return variable?.references.map(({ identifier }) => identifier);
}

function isWorth({ parent }: Ast.Node): boolean {
  return parent?.type === "MemberExpression" && WORTH.test(propertyName(parent) ?? "");
}

/** `check(coupon)`, `coupon.canBeUsed()` */
function isHandedOn(identifier: Ast.Node): boolean {
  const { parent } = identifier;
  if (parent?.type === "CallExpression") return parent.arguments.includes(identifier as never);
  if (parent?.type !== "MemberExpression" || parent.object !== identifier) return false;
  const call = parent.parent;
  return (
    call.type === "CallExpression" && call.callee === parent && propertyName(parent) !== "save"
  );
}

function place(node: Ast.Node, { in: semantics }: Located) {
  const [start, end] = node.range;
  return { file: semantics.source.path, range: { start, end } };
}
