import {
  type Ast,
  type ObjectView,
  type PropertyView,
  type ReportedFix,
  type SyntaxContext,
  syntaxRule,
} from "../../../engine/api.ts";
import { removeElement } from "../../helpers/edit/array-edits.ts";
import { addProperties, removeProperty } from "../../helpers/edit/property-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { type JwtCall, jwtCall } from "../../helpers/match/jwt-call.ts";
import { comparesExpiry, endsSession, isPublicKey } from "../../helpers/match/jwt-use.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { packageMajor } from "../../helpers/match/package-major.ts";
import { isBelieved } from "../../helpers/match/unverified-token.ts";

/** Calls that read a token and believe it without looking at a signature. */
const UNSIGNED = new Set(["jose#UnsecuredJWT.decode", "jose#UnsecuredJWT.new().encode"]);

/** The key of version 1 and 2 of jose that stands for no signature. */
const NO_KEY = "jose#JWK.None";

/** Where the name of the algorithm is an argument of its own. */
const ALGORITHM_ARGUMENT: ReadonlyMap<string, number> = new Map([
  ["jwt-simple#decode", 3],
  ["jwt-simple#encode", 2],
  ["njwt#verify", 2],
  ["jws#verify", 1],
  ["njwt#Verifier.new().withSigningAlgorithm", 0],
  ["njwt#createVerifier().withSigningAlgorithm", 0],
]);

export const rule = syntaxRule({
  id: "jwt-alg-unsafe",
  meta: {
    category: "authentication",
    title: "Tokens are accepted without a proper check of their signature",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [347, 757],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["9.1.2"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    none: {
      what: "The algorithm 'none' means no signature at all, so anyone can write such a token.",
      help: "Allow only the algorithm that your tokens are signed with, such as HS256 or RS256.",
    },
    unverified: {
      what: "decode() with noVerify accepts every token, whoever wrote it.",
      help: "Leave the argument out, so that the signature is checked.",
    },
    decoded: {
      what: "decode() reads the token without its signature, and the server believes what it says.",
      help: "Use verify() with your key and the algorithm that you sign with.",
    },
    keyless: {
      what: "Without a key, {{name}} accepts tokens that nobody signed.",
      help: "Hand over the key that your tokens are signed with, and name the algorithm in `algorithms`.",
    },
    expiration: {
      what: "ignoreExpiration keeps every token valid for ever, stolen ones too.",
      help: "Remove it. To renew a session, give out a refresh token that can be revoked.",
    },
    algorithms: {
      what: "{{name}} lets the token choose the algorithm that it is checked with.",
      help: "Name the algorithm that your tokens are signed with in `algorithms`.",
    },
  },
  fixes: [
    { id: "remove-none", kind: "suggestion", title: "Remove 'none'" },
    { id: "remove-option", kind: "suggestion", title: "Remove ignoreExpiration" },
    { id: "verify", kind: "suggestion", title: "Check the signature" },
    { id: "add-algorithms", kind: "suggestion", title: "Accept only {{algorithm}}" },
  ],
  mentions: ["jwt", "jose", "token", "decode", "verify"],
  visit: {
    CallExpression: check,
    NewExpression: check,
  },
});

function check(node: Ast.CallExpression | Ast.NewExpression, context: SyntaxContext): void {
  const isRead = node.type === "CallExpression" && isBelieved(node, context);
  if (isRead && !isOutsideProduction(node, context.semantics))
    context.report({ at: node.callee, message: "decoded" });
  const call = jwtCall(node, context.semantics);
  if (call) checkOptions(node, call, context);
  else checkArguments(node, context);
}

function checkOptions(
  node: Ast.CallExpression | Ast.NewExpression,
  call: JwtCall,
  context: SyntaxContext,
): void {
  const { options } = call;
  if (options !== undefined && options !== "none") {
    const listed = options.get(call.does === "sign" ? "algorithm" : "algorithms");
    if (listed) checkAlgorithms(listed, options, call, context);
    const expiration = options.get("ignoreExpiration");
    if (expiration && expiration.value.in.constant(expiration.value.node)?.value === true)
      reportExpiration(expiration, node, options, call, context);
    if (listed || !options.complete) return;
  }
  if (options === undefined || call.does !== "verify") return;
  if (isKeyless(call, context)) {
    if (isOutsideProduction(node, context.semantics)) return;
    const data = { name: `${nameOf(node.callee) ?? call.library}()` };
    context.report({ at: node.callee, message: "keyless", data });
  } else checkMissing(node, call, context);
}

/**
 * `verify(token, null)`: before version 9 `jsonwebtoken` takes a token without a signature where there
 * is no key and no list of algorithms. Since then it refuses every token that it is asked about so.
 */
function isKeyless(
  { library, key }: JwtCall,
  { semantics, packageVersion }: SyntaxContext,
): boolean {
  if (library !== "jsonwebtoken" || !key) return false;
  const major = packageMajor(packageVersion(library));
  if (major !== undefined && major >= 9) return false;
  const constant = semantics.constant(key);
  return constant !== undefined && !constant.value;
}

/** `algorithms: ["HS256", "none"]`, also as a single string and behind a name. */
function checkAlgorithms(
  listed: PropertyView,
  options: ObjectView,
  call: JwtCall,
  context: SyntaxContext,
): void {
  const { node, in: semantics } = listed.value;
  const origin = semantics.origin(node);
  const elements = origin.node.type === "ArrayExpression" ? origin.node.elements : [node];
  const none = elements.find((each) => each && isNone(each, origin.in));
  if (!none || isOutsideProduction(call.at, context.semantics)) return;
  const isHere = origin.in === context.semantics && elements.length > 1;
  context.report({
    at: placeOf(listed, options, call, context),
    message: "none",
    fixes: isHere ? [{ id: "remove-none", edits: () => removeElement(none, context.text) }] : [],
  });
}

function isNone(node: Ast.Node, semantics: SyntaxContext["semantics"]): boolean {
  return semantics.string(node)?.toLowerCase() === "none";
}

function reportExpiration(
  property: PropertyView,
  node: Ast.Node,
  options: ObjectView,
  call: JwtCall,
  context: SyntaxContext,
): void {
  if (endsSession(node) || comparesExpiry(node, context)) return;
  if (isOutsideProduction(node, context.semantics)) return;
  const isHere = options.in === context.semantics && property.property.parent === options.node;
  context.report({
    at: placeOf(property, options, call, context),
    message: "expiration",
    level: "warning",
    fixes: isHere
      ? [{ id: "remove-option", edits: () => removeProperty(property.property, context.text) }]
      : [],
  });
}

/**
 * No list of algorithms, where the library then believes the token: from version 9 on `jsonwebtoken`
 * takes those that fit the key, before that a token without a signature passes where there is no key.
 */
function checkMissing(
  node: Ast.CallExpression | Ast.NewExpression,
  call: JwtCall,
  context: SyntaxContext,
): void {
  const { library } = call;
  const major = packageMajor(context.packageVersion(library));
  const isOldExpress = library === "express-jwt" && major !== undefined && major < 6;
  const isOld = library === "jsonwebtoken" && major !== undefined && major < 9;
  const oldKey = isOld ? call.key : undefined;
  if (!isOldExpress && !oldKey) return;
  if (isOutsideProduction(node, context.semantics)) return;
  const algorithm = oldKey && isPublicKey(oldKey, context) ? "RS256" : "HS256";
  context.report({
    at: node.callee,
    message: "algorithms",
    level: isOldExpress ? "error" : "warning",
    ...(!isOldExpress && { preset: "balanced" as const }),
    data: { name: `${nameOf(node.callee) ?? library}()`, algorithm },
    fixes: addAlgorithms(node, call, algorithm, context),
  });
}

function addAlgorithms(
  node: Ast.CallExpression | Ast.NewExpression,
  call: JwtCall,
  algorithm: string,
  context: SyntaxContext,
): ReportedFix[] {
  const { options, key } = call;
  const quote = context.text.includes('"') && !/'[^'"\n]*'/.test(context.text) ? '"' : "'";
  const text = `algorithms: [${quote}${algorithm}${quote}]`;
  if (options !== undefined && options !== "none") {
    if (options.in !== context.semantics) return [];
    const edits = () => addProperties(options.node, [text], context.text);
    return [{ id: "add-algorithms", edits }];
  }
  if (!key || node.arguments.length < 2 || node.arguments[2]?.type === "Identifier") return [];
  const at = key.range[1];
  return [{ id: "add-algorithms", edits: () => [{ start: at, end: at, text: `, { ${text} }` }] }];
}

/** Libraries that take the algorithm, or whether to verify at all, as an argument. */
function checkArguments(
  node: Ast.CallExpression | Ast.NewExpression,
  context: SyntaxContext,
): void {
  const { semantics } = context;
  const api = semantics.callee(node);
  if (api === undefined) return;
  const position = ALGORITHM_ARGUMENT.get(api);
  const algorithm = position === undefined ? undefined : node.arguments[position];
  const isKeyed = api === "jose#JWT.sign" || api === "jose#JWT.verify";
  const noKey = node.arguments.find((each) => isKeyed && semantics.api(each) === NO_KEY);
  const isUnsigned = UNSIGNED.has(api) || noKey || (algorithm && isNone(algorithm, semantics));
  if (isUnsigned && !isOutsideProduction(node, semantics))
    context.report({ at: noKey ?? algorithm ?? node.callee, message: "none" });
  const skips = api === "jwt-simple#decode" ? node.arguments[2] : undefined;
  if (!skips || semantics.constant(skips)?.value !== true) return;
  if (isOutsideProduction(node, semantics)) return;
  const edits = () => [{ start: skips.range[0], end: skips.range[1], text: "false" }];
  context.report({ at: skips, message: "unverified", fixes: [{ id: "verify", edits }] });
}

/** The property where it stands in this file, else the argument that brings it. */
function placeOf(
  property: PropertyView,
  options: ObjectView,
  call: JwtCall,
  context: SyntaxContext,
): Ast.Node {
  const isHere = options.in === context.semantics && property.value.in === context.semantics;
  return isHere ? property.property : call.at;
}
