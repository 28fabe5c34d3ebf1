import { type Ast, type WholeFlow, flowRule, propertyName, unwrap } from "../../../engine/api.ts";
import { isOnlyWritten } from "../../helpers/match/only-written.ts";
import { ownerFilter } from "../../helpers/edit/owner-filter.ts";
import { functionAround } from "../../helpers/match/enclosing.ts";
import { changes, isHandedOn } from "../../helpers/match/handed-on.ts";
import { asksItself, isOwnedBeside } from "../../helpers/match/owned-beside.ts";
import { recordKind, sqlOf } from "../../helpers/match/personal-record.ts";
import {
  asksForLogin,
  isFilledByProgram,
  isForStaff,
  knowsWhoIsLoggedIn,
  namesOwnerElsewhere,
} from "../../helpers/match/record-access.ts";
import { clientName, isUnderPolicies, servesCustomers } from "../../helpers/match/service-role.ts";

/** Names under which a record is asked for by who or what it is. */
const KEY =
  /^(?:_?id|uuid|guid|uid|pk|sk|order_?(?:id|no|number)|(?:user|customer|account|address|invoice|payment|subscription|ticket|profile|member|client|booking|return|refund|owner|buyer)_?id|id_?(?:user|customer|order|account|address|invoice|payment|client|owner|usuario|cliente|pedido)|email|phone|_?(?:user|customer|owner))$/i;
/** Keys by which somebody who is not logged in yet is found. */
const SIGN_IN_KEY = /email|phone|user_?name/i;
/** Keys that are in the hands of those alone who may use them. */
const CAPABILITY = /token|secret|hash|session|nonce|\bcode\b|slug/i;

/** Columns that say whose a cart is. */
const OWNER = /^(?:user|customer|account|owner|buyer|member|client)_?id$/i;

const LESS_SURE = { level: "error", preset: "balanced" } as const;

export const rule = flowRule({
  id: "idor-by-request-id",
  meta: {
    category: "access-control",
    title: "Anybody gets a customer's record by its id",
    level: "error",
    confidence: "medium",
    preset: "quiet",
    surface: "editor",
    cwe: [639],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.2"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "A record is looked up by what the sender names ({{source}}), and nothing asks whose it is.",
      help: "Add the owner from the session to the query, or compare the owner before the record is used.",
    },
  },
  supersededBy: ["trusted-user-id-from-client"],
  fixes: [
    {
      id: "ask-for-owner",
      kind: "suggestion",
      title: "Find the record only where it is the caller's own",
    },
  ],
  flow: {
    from: { remote: "error" },
    to: ["lookup"],
    // Who may do what is often decided on the way, or by what stands around a resolver or an action.
    throughCalls: "balanced",
    bySource: { "GraphQL arguments": LESS_SURE, "argument of a server action": LESS_SURE },
    // An order that nobody has to log in for may be known by its id alone.
    bySender: (entry) => (asksForLogin(entry) ? undefined : LESS_SURE),
    accepts,
    // Who somebody is, others may see: sellers, partners of a chat.
    lessens: ({ node, semantics, source }) => {
      const kind = recordKind(node, semantics, source.path);
      return kind?.ofPeople || !kind?.isPersonal ? LESS_SURE : undefined;
    },
    fixes: ownerFilter,
  },
});

function accepts(flow: WholeFlow): boolean {
  const { node, semantics, member, path, entry } = flow;
  if (/cookie|header|upload|webhook|message/.test(entry.says)) return false;
  // Whose records they are is asked; that nobody verified who that is, is told where it is decoded.
  if (entry.says.includes("not verified") && CLAIM.test(askedColumn(flow))) return false;
  if (isUnderPolicies(node, semantics)) return false;
  // Where nobody logs in, the id of an order is all that a guest has.
  const isOfService = clientName(node) !== undefined;
  if (isOfService && !asksForLogin(entry) && !servesCustomers(entry.text)) return false;
  const kind = recordKind(node, semantics, path);
  if (!kind || !isByKey(flow, kind.ofPeople)) return false;
  if (!kind.isPersonal && !(kind.isKept && isKeptForOne(flow)) && !isOwnedBeside(flow))
    return false;
  // `trusted-user-id-from-client` speaks of who the sender claims to be.
  if (member !== undefined && CLAIM.test(member) && isClaim(flow)) return false;
  // Whoever signs in, or proves who they are in another way, is somebody only afterwards.
  if (kind.ofPeople && signsIn(flow)) return false;
  return (
    isHandedOn(node, semantics) &&
    !isForStaff(flow, clientName(node)) &&
    !isFilledByProgram(flow) &&
    !namesOwnerElsewhere(flow) &&
    !asksItself(flow)
  );
}

/** Carts and lists have an owner where they are asked for by one, or where only who is logged in changes them. */
function isKeptForOne({ member, node, semantics, entry }: WholeFlow): boolean {
  if (OWNER.test(member ?? "")) return true;
  return changes(node, semantics) && /path/.test(entry.says) && asksForLogin(entry);
}

const SIGNING_IN =
  /otp|tfa|2fa|mfa|two_?factor|log_?in|sign_?(?:in|up)|regist|forgot|reset|verif|activat|confirm|refresh|recover|unsubscribe/i;

function signsIn({ node, entry }: WholeFlow): boolean {
  const own = functionAround(node)?.name ?? "";
  return SIGNING_IN.test(own) || entry.words().some((word) => SIGNING_IN.test(word.slice(0, 80)));
}

/** `userId` of a filter, and of `eq(orders.userId, id)`. */
function askedColumn({ node, source, member }: WholeFlow): string {
  if (member !== undefined) return member;
  const text = source.text.slice(node.range[0], node.range[1]);
  return /^eq\(\s*\w+\.(\w+)\s*,/.exec(text)?.[1] ?? "";
}

const CLAIM = /^(?:user|customer|account|owner|buyer|member)_?id$/i;

function isClaim(flow: WholeFlow): boolean {
  return !/path|query/.test(flow.entry.says) && knowsWhoIsLoggedIn(flow);
}

/** True when the record is asked for by its key, and not by what only its owner knows. */
function isByKey({ node, source, semantics, member }: WholeFlow, isPerson: boolean): boolean {
  const call = unwrap(node);
  const text = source.text.slice(node.range[0], node.range[1]);
  const isCall = call.type === "CallExpression" || call.type === "NewExpression";
  const sql = isCall
    ? sqlOf(call, semantics)
    : call.type === "TaggedTemplateExpression"
      ? text
      : undefined;
  if (sql !== undefined)
    return isSqlByKey(sql, isPerson) && isKeyColumn(member) && !isOnlyWritten(call, sql, member);
  if (CAPABILITY.test(conditionOf(call, source.text) ?? argumentsOf(text))) return false;
  if (member !== undefined) return KEY.test(member) && !(isPerson && SIGN_IN_KEY.test(member));
  const column = (LAST_COLUMN.exec(text) ?? FIRST_COLUMN.exec(text))?.[1];
  if (column !== undefined && /^(?:where|andWhere|eq|and)\b/.test(lastName(text))) {
    return KEY.test(column) && !(isPerson && SIGN_IN_KEY.test(column));
  }
  return true;
}

/** `.eq("orders.id", id)`, `eq(this.table.id, id)`, where nothing else is between the brackets. */
const LAST_COLUMN = /\(\s*["'`]?(?:\w+\.)*(\w+)["'`]?\s*,[^(),]*\)\s*$/;
const FIRST_COLUMN = /\(\s*["'`]?(?:\w+\.)*(\w+)["'`]?\s*,/;

/** A column that the value is compared with; a number where the text does not say. */
function isKeyColumn(member: string | undefined): boolean {
  return member === undefined || /^\d+$/.test(member) || KEY.test(member);
}

function isSqlByKey(sql: string, isPerson: boolean): boolean {
  const condition = sql.split(/\bwhere\b/i)[1] ?? "";
  if (CAPABILITY.test(condition)) return false;
  const columns = [...condition.matchAll(/["`]?(\w+)["`]?\s*=\s*(?:\?|\$|:|@)/g)].map(
    (match) => match[1] ?? "",
  );
  return (
    columns.some((name) => KEY.test(name)) &&
    !(isPerson && columns.some((name) => SIGN_IN_KEY.test(name)))
  );
}

/** `where` of the options that a query is given: what is selected says nothing of how it is found. */
function conditionOf(call: Ast.Node, text: string): string | undefined {
  const [first] = call.type === "CallExpression" ? call.arguments : [];
  const options = first && unwrap(first);
  if (options?.type !== "ObjectExpression") return undefined;
  const where = options.properties.find(
    (each): each is Ast.Property => each.type === "Property" && propertyName(each) === "where",
  );
  const condition = where && unwrap(where.value);
  return condition?.type === "ObjectExpression" ? text.slice(...condition.range) : undefined;
}

/** What stands between the brackets of the last call. */
function argumentsOf(text: string): string {
  return text.slice(text.indexOf("("));
}

function lastName(text: string): string {
  return /(\w+)\s*\([^()]*\)\s*$/.exec(text)?.[1] ?? "";
}
