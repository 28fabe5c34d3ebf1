import {
  type Ast,
  type FunctionNode,
  type Semantics,
  isFunction,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { words } from "../../helpers/match/names.ts";
import { ownFunction } from "../../helpers/match/own-function.ts";

/** What only those change who run the store, or whose it is. */
const RECORDS =
  /\b(?:orders?|products?|prices?|variants?|inventory|stocks?|coupons?|discounts?|promotions?|categor(?:y|ies)|collections?|users?|customers?|roles?|settings?|payments?|refunds?|shipping|tax(?:es)?|zipcodes?|brands?|invoices?|shops?|stores?|banners?|menus?|pages?|gift ?cards?|vouchers?|warehouses?|suppliers?|staff|admins?|employees?|permissions?|themes?|plans?|subscriptions?|web ?hooks?|transactions?|wallets?|balances?|offers?|campaigns?|sales?|posts?|articles?|blogs?|returns?|channels?|currenc(?:y|ies)|attributes?|vendors?|sellers?)\b/;
/** What visitors do. */
const BY_VISITORS =
  /\b(?:login|log in|sign ?(?:in|up|out)|register|registration|logout|forgot|reset|verify|contact|newsletter|subscribe|review|cart|checkout|place order|create order|guest|search|track|token|otp|password|wish ?list|add customer|create (?:user|customer)|add user|view)\b/;
const CHANGES =
  /^(?:create\w*|update\w*|delete\w*|upsert\w*|save|insert\w*|destroy|remove|findOneAnd\w+|findByIdAnd\w+|bulkWrite|bulkCreate)$/;
/** Statements that change what a table holds. */
const CHANGING_SQL = /^\s*(?:insert\s+into|update|delete\s+from)\s+["`]?\w+/i;
/** Any sign that somebody is asked for. */
const ASKS =
  /auth|session|\buser\b|current|permission|role|admin|guard|protect|token|\bjwt\b|viewer|identity|owner|customerId|userId|check\w*\(|require\w*\(|assert\w*\(|ensure\w*\(|verify\w*\(|can\w*\(|\bid\s*\}\s*\)|FORBIDDEN|secret|api_?key/i;

/** The first change that a mutation makes to records of the shop, where nothing in it asks who is there. */
export function uncheckedChange(
  handler: Ast.Node,
  name: string,
  semantics: Semantics,
  isAnyRecord = false,
): string | undefined {
  const fn = ownFunction({ node: handler, in: semantics });
  if (!fn || fn.in !== semantics || !isFunction(unwrap(handler))) return undefined;
  // Whoever takes more than the arguments apart may take who is there.
  const own = semantics.source.text.slice(startOfContext(fn.node), fn.node.range[1]);
  if (ASKS.test(own.replace(/\b\w*[pP]rocedure\b/g, "").replace(BY_ID, "where()")))
    return undefined;
  const change = changeIn(fn.node, semantics);
  if (change === undefined) return undefined;
  const isMeant = isAnyRecord ? !isByVisitors(name, change) : changesRecords(name, change);
  return isMeant ? change : undefined;
}

/** The filter of a query takes no part of the context apart. */
const BY_ID = /\bwhere\(\s*\{\s*id\s*\}\s*\)/g;

/** What visitors do with records of any kind. */
function isByVisitors(name: string, change: string): boolean {
  return (
    BY_VISITORS.test(words(name)) ||
    /\b(?:vote|like|rate|view|click|enter|join|bid|book|apply|buy|visit|share)\b/.test(
      words(name),
    ) ||
    /log|event|session|token/i.test(change)
  );
}

/** Records of people and of what they bought, all of them: `allUsers`, `getOrders`. */
const LISTS =
  /^(?:(?:all|get|list|fetch|find|get all|find all|fetch all|list all) )?(?:users|customers|orders|accounts|members|clients|employees|payments|transactions|invoices|subscribers|bookings|messages)(?: list)?$/;
/** Calls that give all there are, or some of the columns of all. */
const ALL_OF =
  /\b[\w$.]+\.(?:find|findAll|findMany|scan)\(\s*(?:(?:\{\s*\}\s*)?\)|\{\s*(?:select|include|orderBy|attributes)\s*:)(?!\s*\.\s*(?:where|equals|or|and|select)\b)/;
/** A model is called after what it keeps: `User.find()` asks nobody. */
const MODELS = /\b(?!\w*(?:Auth|Forbidden|Error|Session|Permission|Role))[A-Z]\w*\b/g;

/** The table and columns that are read, each record that was found, and what is logged: `prisma.user.find…`, `role: user.role`. */
const COLUMNS =
  /\.\w+(?=\.find\w*\()|\b\w+\s*:\s*(?:true|\w+\.\w+)\s*(?=[,}])|\.map\(\(?\w+\)?\s*=>|\b(?:log|logger|console)\.\w+\([^;\n]*/g;

/** What a query lists of all customers, where nothing in it asks who is there. */
export function listsAll(
  handler: Ast.Node,
  name: string,
  semantics: Semantics,
): string | undefined {
  if (!LISTS.test(words(name))) return undefined;
  const own = ownText(handler, semantics)?.replaceAll(MODELS, "").replaceAll(COLUMNS, "");
  const text = semantics.source.text.slice(...handler.range);
  if (own === undefined || ASKS.test(own) || /["'`]\s*\)|\bwhere\b/.test(own)) return undefined;
  return ALL_OF.exec(text)?.[0].replace(/\([\s\S]*$/, "()");
}

/** True where a resolver itself asks its context who is there. */
export function asksWho(handler: Ast.Node, semantics: Semantics): boolean {
  const own = ownText(handler, semantics)?.replaceAll(MODELS, "");
  return (
    own !== undefined &&
    /\b(?:context|ctx|info)\??\.(?:user|session|auth\w*|viewer|me|currentUser)\b|\{[^}]*\b(?:user|session|currentUser|viewer|auth)\b[^}]*\}\s*\)\s*=>|AuthenticationError|ForbiddenError|UNAUTHENTICATED|not authenticated/i.test(
      own,
    )
  );
}

/** The code of a resolver from its context on. */
function ownText(handler: Ast.Node, semantics: Semantics): string | undefined {
  const fn = ownFunction({ node: handler, in: semantics });
  if (!fn || fn.in !== semantics || !isFunction(unwrap(handler))) return undefined;
  return semantics.source.text.slice(startOfContext(fn.node), fn.node.range[1]);
}

/** What a resolver is given before its context are its arguments, whatever they are called. */
function startOfContext({ params, body, range }: FunctionNode): number {
  const [parent, given, context] = params;
  if (!given || parent?.type === "ObjectPattern") return range[0];
  return (context ?? body)?.range[0] ?? range[0];
}

/** `setPrice` says what it changes where the shop has words of its own for what it sells. */
export function changesRecords(name: string, change: string): boolean {
  return !BY_VISITORS.test(words(name)) && RECORDS.test(words(`${name} ${change}`));
}

/** `db.lots.update` of `db("lots").where({ id }).update`. */
function chainText(text: string): string {
  return text
    .replaceAll(/\s+/g, "")
    .replaceAll(/\(["'`](\w+)["'`]\)/g, ".$1")
    .replaceAll(/\.where(?:Id)?\([^()]*\)/g, "");
}

/** The first call that changes records: `prisma.order.update`. */
function changeIn(fn: FunctionNode, { source }: Semantics): string | undefined {
  let found: string | undefined;
  const open: Ast.Node[] = fn.body ? [fn.body] : [];
  for (let node = open.pop(); node && found === undefined; node = open.pop()) {
    if (node.type === "CallExpression") {
      const callee = unwrap(node.callee);
      if (callee.type === "MemberExpression" && CHANGES.test(propertyName(callee) ?? "")) {
        const written = chainText(source.text.slice(...callee.range));
        if (/^[\w$.?!]+$/.test(written) && !/params|headers|cache|map\b|set\b/i.test(written))
          found = written;
      }
    }
    if (node.type === "TaggedTemplateExpression") {
      const sql = node.quasi.quasis.map(({ value }) => value.raw).join("?");
      found = CHANGING_SQL.exec(sql)?.[0].replaceAll(/\s+/g, " ").trim();
    }
    for (const key of source.visitorKeys[node.type] ?? []) {
      const value = (node as unknown as Record<string, unknown>)[key];
      for (const each of Array.isArray(value) ? value : [value])
        if (typeof each === "object" && each !== null && "type" in each)
          open.push(each as Ast.Node);
    }
  }
  return found;
}
