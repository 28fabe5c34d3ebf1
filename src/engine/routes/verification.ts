import type { Ast } from "../syntax/ast.ts";
import type { Semantics } from "../semantics/semantics.ts";
import type { AskedCall } from "./asked-provider.ts";
import type { DeedKind } from "./route.ts";

const VERIFY_API =
  /^(?:crypto#(?:createHmac|createVerify|verify|timingSafeEqual|webcrypto\.subtle\.(?:verify|sign))|(?:global#)?crypto(?:#webcrypto)?\.subtle\.(?:verify|sign)|crypto-js#Hmac\w+|crypto-js\/hmac-\w+#|hash\.js#hmac|create-hmac#|@noble\/hashes\/hmac#\w+)/;
const VERIFY_NAME =
  /^(?:is_?)?(?:verif\w*|(?:validate|check|valid|assert|ensure|require|compare|match|authenticate|guard)_?\w*(?:signature|web_?hook|hmac|sign|hash|check_?sum|token|ipn|call_?back|secret|origin|notification|event|request)\w*)$|construct_?(?:web_?hook_?)?event|webhooks?_?(?:verif|valid)|signature\w*(?:valid|match|ok)|hmac|(?:calculate|compute|generate|create|build|make|get|expected)_?\w*(?:signature|hmac|check_?sum|sign|secure_?hash)\b|timingSafe|safe_?(?:equal|compare)|process_?webhooks?$|^unwrap$/i;
const JWT =
  /^(?:jsonwebtoken|jose|express-jwt|passport|next-auth|@clerk\/.+|@auth\/.+|@nestjs\/jwt)[#/]/;

/** True for calls that check who signed a request, by what they are or what they are called. */
export function verifies({ api, name, text }: AskedCall): boolean {
  if (api !== undefined && VERIFY_API.test(api)) return true;
  if (api !== undefined && (JWT.test(api) || /^(?:bcrypt|argon2|zod|joi|yup)/.test(api)))
    return false;
  if (/jwt|token_?service|schema|bcrypt|password|otp|argon|joi\b|captcha/i.test(text)) return false;
  return (
    VERIFY_NAME.test(name) ||
    /authenticate\.(?:webhook|flow)|webhooks?\.\w*(?:verify|process|valid)/i.test(text)
  );
}

/** True for calls that check who is logged in. */
export function authenticates({ api, name, text }: AskedCall): boolean {
  return (
    (api !== undefined && JWT.test(api)) || /jwt\w*\.verify/i.test(text) || name === "jwtVerify"
  );
}

/** Names of headers and fields that carry signatures. */
export function isSignatureName(text: string): boolean {
  return (
    /^[\w-]{3,50}$/.test(text) &&
    /signature|hmac|^x-[\w-]*-sign\b|transmission-sig|verif-hash|^x-verify$|secure_?hash/i.test(
      text,
    )
  );
}

const EQUALITY = /^[!=]==?$/;
const SECRETS =
  /signature|secret|token|hash|hmac|digest|check_?sum|authorization|api_?key|\bsign?\b|[a-z]_?sig\b|process\.env|headers/i;
const AMOUNTS = /amount|total|price|gross|currency|\bpaise\b|\bcents\b/i;
const ORDERS =
  /metadata|order_?(?:id|number|ref)|reference|receipt|custom_?id|\.user\b|user_?id|customer|cart_?id/i;

/** What a comparison looks at. */
export function comparedIn(node: Ast.BinaryExpression, { source }: Semantics): DeedKind[] {
  if (!/^(?:[!=]==?|[<>]=?|-)$/.test(node.operator)) return [];
  const [left, right] = [node.left, node.right].map((side) =>
    source.text.slice(side.range[0], Math.min(side.range[1], side.range[0] + 200)),
  );
  if (left === undefined || right === undefined) return [];
  const isOfTwo = ![node.left, node.right].some(
    (side) =>
      (side.type === "Literal" && typeof side.value !== "bigint") ||
      (side.type === "Identifier" && side.name === "undefined") ||
      (side.type === "UnaryExpression" && side.operator === "typeof"),
  );
  if (!isOfTwo) return [];
  const both = `${left} ${right}`;
  const kinds: DeedKind[] = [];
  if (EQUALITY.test(node.operator) && SECRETS.test(both)) kinds.push("compares-secret");
  if (/balance|wallet|\bpoints\b|credits?\b/i.test(both)) kinds.push("debits");
  if (AMOUNTS.test(left) || AMOUNTS.test(right)) kinds.push("compares-amount");
  if (EQUALITY.test(node.operator) && ORDERS.test(both)) kinds.push("binds-order");
  return kinds;
}

/** What is handed the request and only reads, answers, logs, stores or tells it. */
const HARMLESS =
  /^(?:json|send|status|sendStatus|end|log|info|warn|error|debug|trace|verbose|parse(?:Int|Float|JSON|Body)?|safeParse\w*|stringify|push|unshift|keys|values|entries|next|String|Number|Boolean|parseInt|parseFloat|emit\w*|publish\w*|dispatch|find\w*|create\w*|update\w*|save|insert\w*|delete\w*|upsert|where|set|get|header|headers|includes|has|test|match|exec|toString|from|isArray|assign|resolve|reject|all|format|send\w*|notify\w*|to[A-Z]\w*|trim|split|replace\w*|map|filter|reduce|forEach|some|every|concat|join|slice|capture(?:Exception|Message)|add|count|aggregate|query|execute|raw|plainTo\w+|startsWith|endsWith|Error|\w*Error|\w*Exception|Date|Set|Map|Object|Promise|URL|URLSearchParams|Response|Headers)$/;

/** True where code that is not found is handed the request or what came with it: it may check anything. */
export function handsOn({ node, name, text, isOwn }: AskedCall): boolean {
  if (isOwn || LOG.test(name) || /schema|joi\b|console|logger/i.test(text)) return false;
  // Who takes the signature along may check it later, as a job does.
  if (node.arguments.some((argument) => mentions(argument, SIGNATURE, 0))) return true;
  return !HARMLESS.test(name) && node.arguments.some((argument) => mentions(argument, REQUEST, 0));
}

const LOG = /^(?:log|info|warn|error|debug|trace|verbose)$/;
const SIGNATURE = /(?:signature|hmac|sig|raw_?body)$/i;
const REQUEST =
  /^(?:req|request|ctx|context|body|raw_?body|payload|event|headers|dto|notification|webhook_?\w*|buf|raw|message|c)$/i;

function mentions(node: Ast.Node, names: RegExp, depth: number): boolean {
  if (depth > 3) return false;
  switch (node.type) {
    case "Identifier":
      return names.test(node.name);
    case "MemberExpression":
      // `event.data.id` is one value of it; `req.body` and `req.headers` are the whole of it.
      if (names === SIGNATURE && node.property.type === "Literal")
        return isSignatureName(String(node.property.value));
      return (
        node.property.type === "Identifier" &&
        /^(?:body|headers|raw_?body|query|request)$/i.test(node.property.name) &&
        mentions(node.object, names, depth + 1)
      );
    case "ObjectExpression":
      return node.properties.some((each) =>
        each.type === "Property"
          ? mentions(each.value, names, depth + 1) ||
            (names === SIGNATURE && mentions(each.key, names, depth + 1))
          : mentions(each.argument, names, depth + 1),
      );
    case "SpreadElement":
    case "AwaitExpression":
      return mentions(node.argument, names, depth + 1);
    case "TSAsExpression":
    case "TSNonNullExpression":
      return mentions(node.expression, names, depth + 1);
    default:
      return false;
  }
}
