import { type WholeFlow, flowRule } from "../../../engine/api.ts";
import { medusaMiddleware } from "../../helpers/edit/medusa-middlewares.ts";
import { rawBodyFixes } from "../../helpers/edit/raw-body.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { isSignedForOthers } from "../../helpers/match/sent-signature.ts";
import { parsedChecks } from "../../helpers/match/parsed-before.ts";
import { routeName } from "../../helpers/match/route-purpose.ts";
import { unkeptBytes } from "../../helpers/match/unfilled-request.ts";

export const rule = flowRule({
  id: "webhook-parsed-body-verified",
  meta: {
    category: "payments",
    title: "A signature is checked over a body that was parsed before",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [347, 436],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["4.1.5"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    unkept: {
      what: "{{route}} checks `rawBody`, which Medusa keeps only for routes that ask for it: it is undefined here.",
      help: "Put `bodyParser: { preserveRawBody: true }` before the route in src/api/middlewares.ts.",
    },
    parsed: {
      what: "express.json() reads the body of {{route}} before this: the raw parser stands before other routes.",
      help: "Give the route express.raw({ type: 'application/json' }), and mount it above express.json().",
    },
    found: {
      what: "The signature is checked over a parsed body: the bytes that the sender signed are gone by then.",
      help: "Let the route have the raw body (express.raw, bodyParser: false, request.text(), preserveRawBody) and check that.",
    },
  },
  fixes: [
    {
      id: "read-text",
      kind: "suggestion",
      title: "Read the text first, check that, and parse it then",
    },
    {
      id: "preserve-raw-body",
      kind: "suggestion",
      title: "Check req.rawBody, and have middlewares.ts preserve it for this route",
    },
    {
      id: "keep-for-route",
      kind: "suggestion",
      title: "Have middlewares.ts preserve the raw body for this route",
    },
    {
      id: "read-stream",
      kind: "suggestion",
      title: "Switch the parser off and check the bytes of the stream",
    },
    {
      id: "keep-in-nest",
      kind: "suggestion",
      title: "Check the bytes, and have NestFactory.create keep them in rawBody",
    },
    {
      id: "keep-bytes",
      kind: "suggestion",
      title: "Check the bytes, and have the parser of JSON keep them in rawBody",
    },
  ],
  flow: { from: { remote: "error" }, to: ["signed-body"], accepts, fixes: rawBodyFixes },
  project(project, context) {
    for (const { route, read } of unkeptBytes(project)) {
      const { file, path, method } = route;
      const edits = medusaMiddleware({ file, path, method, need: "raw-body" }, project.beside);
      context.report(file, {
        at: read,
        message: "unkept",
        data: { route: routeName(route, 36) },
        fixes: offer("keep-for-route", edits),
      });
    }
    for (const { route, check } of parsedChecks(project))
      context.report(route.file, {
        at: check,
        message: "parsed",
        data: { route: routeName(route, 36) },
      });
  },
});

/** Only bodies are signed; a route that is mounted with a raw parser has the bytes. */
function accepts({ entry, source, node }: WholeFlow): boolean {
  if (!/body|webhook/.test(entry.says)) return false;
  if (isSignedForOthers(node, source)) return false;
  const isWrittenAgain = source.text.slice(node.range[0], node.range[1]).includes("JSON.stringify");
  return isWrittenAgain || !entry.words().some((word) => /\braw\b|rawBody/i.test(word));
}
