import {
  type Ast,
  type Semantics,
  type WholeFlow,
  literalPattern,
  unwrap,
} from "../../../engine/api.ts";
import { whole } from "./handed-on.ts";
import { sqlOf } from "./personal-record.ts";
import { keysOf } from "./table-name.ts";

/** Words around handlers that are not for customers. */
const STAFF =
  /admin|staff|back-?office|super_?user|moderator|support_?agent|operator|role|permission(?!\.(?:Public|Owner|Authenticated))|permiso|permiss[aã]o|internal|cron|web-?hook|ipn\b|callback|restrict_?to|allow_?list|api-?key|^(?:\w+\.)?(?:(?:verify|check|require|valid\w*)_?)?(?:signature|hmac)$|\bgroups?\(\s*["'\x60](?!customer|user|member|buyer|guest)/i;
/** Words of code that knows who is logged in. */
const SIGNED_IN =
  /\breq(?:uest)?\.(?:user|session|auth|customer|userId|currentUser)\b|\bsession\b|current_?user|\bauth\(|clerk|require_?(?:user|auth|login|sign)|is_?auth|authenticat|protect\b|verify_?(?:token|jwt|user)|check_?auth|passport|\bjwt\b|AuthGuard|logged_?in|ensure_?(?:auth|log)|fetch_?user|auth_?(?:user|middleware|required)|\{[^}]*\buser\b[^}]*\}\s*[:,)]|use server/i;
const OWNERS =
  "(?:_|id_?)?(?:user|customer|owner|account|buyer|member|client|viewer|seller|vendor|author|recipient|created_?by|organi[sz]ation|tenant)(?:_?id)?";
/** A further condition of a chain or of SQL text. */
const OWNER_CONDITION = new RegExp(
  String.raw`(?:where|equals|eq|andWhere|filter|match)\s*\(\s*["'\x60]?[\w.]*\b${OWNERS}\b`,
  "i",
);
/** Whatever the column is called: `eq(notices.readerId, ctx.user.id)`. */
const OWNER_VALUE =
  /\b(?:where|equals|eq|andWhere|filter)\s*\(\s*["'\x60]?[\w.]+["'\x60]?\s*,\s*(?:\w+[?!]?\.)+(?:user|session|customer|account|viewer)[?!]?\.(?:\w+[?!]?\.)*(?:id|\w+Id|sub)\b/;
const OWNER_COLUMN = new RegExp(String.raw`[\w."\x60]*\b${OWNERS}["\x60]?\s*(?:=|in\b)`, "gi");

/** True when a handler is for people who may see everything, or for machines; `client` names no handler. */
export function isForStaff({ entry, path }: WholeFlow, client?: string): boolean {
  return (
    entry.isGuarded ||
    entry.isForStaff ||
    /(?:^|[/.\-_])(?:admin|back-?office|staff|internal|(?:web-?)?hooks?|cron|jobs?|subscribers?|listeners?|consumers?|seed|scripts?|migrations?)(?:[/.\-_]|$)|admin/i.test(
      `${path} ${entry.file}`,
    ) ||
    entry.words().some((word) => word !== client && STAFF.test(withoutRoleGuards(word))) ||
    entry.onlyStaff() ||
    entry.handler().calls.some((word) => OWN_SERVICE.test(word))
  );
}

/** Guards of Nest that ask for the roles which a decorator names, and let everybody pass where none does. */
const ROLE_GUARDS =
  /\b\w*(?:roles?|permissions?|polic(?:y|ies)|abilit(?:y|ies))_?guards?\b(?!\s*\()/gi;

function withoutRoleGuards(word: string): string {
  return /guard/i.test(word) ? word.replace(ROLE_GUARDS, "") : word;
}

/** Calls that let in programs of the shop alone, by a secret of theirs: `internalSecretOk(req)`. */
const OWN_SERVICE =
  /internal_?\w*(?:secret|key|token|auth|request|call)|(?:service|cron|machine|server)_?(?:secret|key|token|auth)_?(?:ok|valid|match)|(?:is|has|require|verify|check|assert|valid\w*)_?(?:service|cron|machine|shared)_?(?:secret|key|token|auth|request|call)/i;

/** Words around handlers that customers do not call, but who runs the shop, or a payment provider. */
const NOT_CUSTOMERS =
  /admin|staff|back-?office|merchant|moderator|web-?hook|restrict_?to|Permission\.(?!Public|Owner|Authenticated)\w|permissions?\(/i;
/** Calls that turn customers away, or whoever is not the provider. */
const TURNS_AWAY =
  /(?:authenticate|require|ensure|assert|check|verify|restrict|is)\W?(?:\w*_)?(?:to)?_?(?:super)?(?:admin|staff|merchant)|verify\w*signature|constructEvent|webhooks?\.(?:validate|process|verify)|authenticate\.(?:webhook|flow)/i;

/** Calls that ask what somebody may do in the back office: `getOperationPermission({ slug: "updateOrder" })`. */
const PERMISSION = /(?:get|has|check|require|ensure|verify|assert|can|with)\w*permission/i;

/** True when who sends the data is no customer: prices of staff and of providers are the shop's own. */
export function isNoCustomer({ entry, path, node, semantics }: WholeFlow): boolean {
  const files = `${path} ${entry.file}`;
  const handler = entry.handler();
  return (
    entry.isForStaff ||
    /(?:^|[/.\-_])(?:admin|back-?office|staff|(?:web-?)?hooks?|cron|jobs?|seed|scripts?|migrations?)(?:[/.\-_]|$)/i.test(
      files,
    ) ||
    handler.words.some((word) => NOT_CUSTOMERS.test(word)) ||
    handler.calls.some((word) => TURNS_AWAY.test(word)) ||
    asksForPermission(node, semantics)
  );
}

/** True where the function in which the data ends up asks for a permission first. */
function asksForPermission(node: Ast.Node, { source }: Semantics): boolean {
  let around = node;
  for (let each = node.parent; each; each = each.parent) {
    if (/Function/.test(each.type)) around = each;
  }
  const [start] = around.range;
  return source.nodes.some(
    (each) =>
      each.type === "CallExpression" &&
      start <= each.range[0] &&
      each.range[0] < node.range[0] &&
      PERMISSION.test(source.text.slice(each.callee.range[0], each.callee.range[1])),
  );
}

/** True when the code around the place where data enters knows who is logged in. */
export function knowsWhoIsLoggedIn({ entry }: WholeFlow): boolean {
  return SIGNED_IN.test(entry.text) || entry.words().some((word) => SIGNED_IN.test(word));
}

/** True where a middleware or a decorator around the place where data enters is named after a log-in. */
export function asksForLogin(entry: WholeFlow["entry"]): boolean {
  return (
    entry.words().some((word) => LOGIN.test(word)) ||
    entry.before().some((word) => LOGIN.test(word)) ||
    entry.demandsLogin()
  );
}

const LOGIN =
  /(?:^|\W)(?:is_?(?:auth|logged|sign|user)\w*|(?:require|ensure|check|need)s?_?(?:\w*)(?:user|auth|login|log|sign|session)\w*|protect\w*|authenticat\w*|(?:verify|validate)_?\w*(?:token|jwt|user|session|auth)\w*|auth|user_?auth\w*|auth_?(?:user|guard|middleware|required|check|jwt|token|verify)\w*|\w*auth_?guard|log_?in_?required|logged_?in\w*|jwt_?auth\w*|with_?auth\w*)(?:$|\W)/i;

/** True when the program itself put the value into the request: `req.body.userId = decoded.id`. */
export function isFilledByProgram({ node, source, member, entry }: WholeFlow): boolean {
  if (entry.filled.size === 0 || !/body/.test(entry.says)) return false;
  const text = source.text.slice(node.range[0], node.range[1]);
  return [...entry.filled].some(
    (name) => name === member || new RegExp(String.raw`\b${literalPattern(name)}\b`).test(text),
  );
}

/** True when the whole query asks for the owner in a part of it that the flow does not go through. */
export function namesOwnerElsewhere({ node, source, semantics, member }: WholeFlow): boolean {
  const call = unwrap(node);
  const isCall = call.type === "CallExpression" || call.type === "NewExpression";
  const sql = isCall ? sqlOf(call, semantics) : tagText(call);
  if (sql !== undefined) {
    const condition = sql
      .split(/\bwhere\b/i)
      .slice(1)
      .join(" ");
    // Whoever sends the owner has not been asked for it.
    const owners = (condition.match(OWNER_COLUMN) ?? []).filter(
      (column) => member === undefined || columnIn(column) !== member.toLowerCase(),
    );
    return owners.length > 0 && (condition.match(/=|\bin\b/gi)?.length ?? 0) > 1;
  }
  if (member !== undefined && OWNER_ONLY.test(member)) return false;
  const around = whole(node);
  const before = source.text.slice(around.range[0], node.range[0]);
  const after = source.text.slice(node.range[1], around.range[1]);
  const callee = isCall ? source.text.slice(node.range[0], call.callee.range[1]) : "";
  const joined = JOINED_OWNER.test(source.text.slice(node.range[0], node.range[1]));
  return (
    joined ||
    (isCall && belongsByKey(call, source.text, member)) ||
    [before, after, callee].some((text) => OWNER_CONDITION.test(text) || OWNER_VALUE.test(text))
  );
}

/** `Key: { pk: `CUSTOMER#${id}`, sk: … }`: the other key of a table of DynamoDB says whose the record is. */
function belongsByKey(
  call: Ast.CallExpression | Ast.NewExpression,
  text: string,
  member: string | undefined,
): boolean {
  const [options] = call.arguments;
  const others = (options ? keysOf(options) : []).filter(([name]) => name !== member);
  return others.some(([, value]) => OWNER_KEY.test(text.slice(...value.range)));
}

const OWNER_KEY = new RegExp(String.raw`\b${OWNERS}\b|\b${OWNERS}s?#`, "i");

/** `include: { model: Customer, where: { userId } }`: records of others are left out with whom they belong to. */
const JOINED_OWNER = new RegExp(
  String.raw`\binclude\b[\s\S]*?\bwhere\s*:\s*\{[^{}]*\b${OWNERS}\b`,
  "i",
);

/** The column alone of `c."user_id" =`. */
function columnIn(comparison: string): string {
  return /(\w+)["\x60]?\s*(?:=|in)$/i.exec(comparison)?.[1]?.toLowerCase() ?? "";
}

const OWNER_ONLY = new RegExp(`^${OWNERS}$`, "i");

function tagText(node: Ast.Node): string | undefined {
  if (node.type !== "TaggedTemplateExpression") return undefined;
  return node.quasi.quasis.map((each) => each.value.raw).join(" ? ");
}
