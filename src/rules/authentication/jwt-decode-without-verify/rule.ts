import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
  walk,
  isFunction,
} from "../../../engine/api.ts";
import { believedClaim } from "../../helpers/match/claim-use.ts";
import { decodedToken, isForBrowsers, isFromCaller } from "../../helpers/match/decoded-token.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { endsSession } from "../../helpers/match/jwt-use.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { comparesOwnSignature } from "../../helpers/match/signed-by-hand.ts";
import { callsVerifier, isVerifiedBefore } from "../../helpers/match/unverified-token.ts";
import { isForExpired } from "./expired-token.ts";

/** Signs that a file runs on a server, for packages that browsers use as well. */
const SERVER =
  /["'](?:express|fastify|koa|hono|h3|next\/(?:headers|server)|server-only|@nestjs\/[\w-]+|@trpc\/server|graphql-yoga|@apollo\/server|@remix-run\/node|@react-router\/node|@sveltejs\/kit|astro(?::\w+)?|vinxi\/http|@solidjs\/start(?:\/\w+)?|@tanstack\/[\w-]+\/server|@shopify\/[\w-]+|@medusajs\/[\w-]+|@vendure\/core|@prisma\/client|mongoose|node:\w+)["']|\b(?:req|request|ctx|c|event|handshake)\.(?:headers|cookies|header|req|get|auth|query)\b|["']use server["']/;

export const rule = syntaxRule({
  id: "jwt-decode-without-verify",
  meta: {
    category: "authentication",
    title: "A token is believed that was only decoded",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [347],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["9.1.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The token is decoded, not verified, and then believed about {{claim}}: anyone can write such a token.",
      help: "Verify the signature with your key and the algorithm that you sign with, then read the claims.",
    },
    expired: {
      what: "A token that has run out is let in here all the same, and believed about {{claim}}.",
      help: "Refuse it, and let the client get a new one with its refresh token or by logging in.",
    },
  },
  supersededBy: ["jwt-alg-unsafe"],
  fixes: [{ id: "verify", kind: "suggestion", title: "Verify the token" }],
  visit: {
    CallExpression(node, context) {
      const decoded = decodedToken(node, context.semantics);
      if (!decoded) return;
      const { token, api } = decoded;
      const isServerPackage = api === "jsonwebtoken#decode" || api?.startsWith("@nestjs/");
      if (isVerifiedBefore(context.path)) return;
      if (isForBrowsers(context) || (!isServerPackage && !SERVER.test(context.text))) return;
      if (!isFromCaller(token, context.semantics)) return;
      const claim = believedClaim(node, context);
      if (claim === undefined || endsSession(node)) return;
      const around = outermost(node);
      if (isForExpired(node, around, context) && callsVerifier(around, context)) {
        const data = { claim };
        context.report({ at: node.callee, message: "expired", data, ...presetInTests(context) });
        return;
      }
      if (callsVerifier(around, context, token) || comparesOwnSignature(around, context)) return;
      if (isOutsideProduction(node, context.semantics)) return;
      context.report({
        at: node.callee,
        message: "found",
        data: { claim },
        ...presetInTests(context),
        fixes: fixesFor(node, token, context),
      });
    },
  },
});

function outermost(node: Ast.Node): Ast.Node {
  let found = node;
  for (let each = node.parent; each; each = each.parent) if (isFunction(each)) found = each;
  return found;
}

/** Nest knows its key; for `jsonwebtoken` it is the one that the file itself signs or verifies with. */
function fixesFor(
  node: Ast.CallExpression,
  token: Ast.Node,
  context: SyntaxContext,
): readonly ReportedFix[] {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "decode") return [];
  const [start, end] = callee.property.range;
  const rename = { start, end, text: "verify" };
  const api = context.semantics.callee(node);
  const rest = { start: token.range[1], end: node.arguments.at(-1)?.range[1] ?? token.range[1] };
  if (api?.startsWith("@nestjs/"))
    return [{ id: "verify", edits: () => [rename, { ...rest, text: "" }] }];
  const key = api === "jsonwebtoken#decode" ? keyOfFile(context) : undefined;
  if (key === undefined) return [];
  const text = `, ${key}, { algorithms: ["HS256"] }`;
  return [{ id: "verify", edits: () => [rename, { ...rest, text }] }];
}

/** The key of the environment that tokens of this file are signed with by `jsonwebtoken`'s default, HS256. */
function keyOfFile({ source, semantics, text }: SyntaxContext): string | undefined {
  let key: string | undefined;
  walk(source.ast, source.visitorKeys, (each) => {
    if (each.type !== "CallExpression" || semantics.callee(each) !== "jsonwebtoken#sign") return;
    const [, secret, options] = each.arguments;
    const isShared = secret && /^process\.env\.\w+!?$/.test(text.slice(...secret.range));
    const names = options && text.slice(...options.range).includes("algorithm");
    if (isShared && !names) key ??= text.slice(...secret.range);
  });
  return key;
}
