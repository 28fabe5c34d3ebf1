import {
  type Ast,
  type ConfigContext,
  type Report,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
  wrapped,
} from "../../../engine/api.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { type FetchedCode, PROGRAM, fetchedCode } from "../../helpers/match/fetched-code.ts";
import { cleartextUrl } from "../../helpers/match/cleartext-url.ts";
import { shellTexts } from "../../helpers/match/shell-text.ts";

/** Functions that run a text as a command. */
const RUNS =
  /^(?:child_process#(?:exec|execSync|spawn|spawnSync|execFile|execFileSync)|execa#(?:execa\w*|\$|command\w*)|shelljs#exec|zx#\$)/;
/** Functions that fetch, by what their last name says. */
const FETCHES =
  /(?:download|fetch|install|wget|curl|request|^get$|^got$|^axios$|^needle$|^unpack|^extract)/i;

export const rule = syntaxRule({
  id: "insecure-download",
  meta: {
    category: "configuration",
    title: "Code is fetched over a connection that anybody can change",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [494, 319, 829],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["12.2.1", "15.2.4"],
    tips: [6, 10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Code comes from {{host}} over http://: whoever can change it on the network decides what runs here.",
      help: "Fetch it over https://, and compare its checksum or signature before it runs.",
    },
  },
  fixes: [{ id: "use-https", kind: "suggestion", title: "Fetch it over https://" }],
  visit: {
    Literal(node, context) {
      if (typeof node.value === "string" && /http:\/\//i.test(node.value))
        check(node, node.value, node.range[0] + 1, context);
    },
    TemplateElement(node, context) {
      if (/http:\/\//i.test(node.value.raw))
        check(node, node.value.raw, node.range[0] + 1, context);
    },
  },
  config: {
    kinds: ["json", "shell", "dockerfile", "yaml"],
    check(document, context) {
      if (!/http:\/\//i.test(document.text)) return;
      for (const { text, start } of shellTexts(document)) {
        for (const found of fetchedCode(text)) report(found, start, context);
      }
      for (const { path, valueRange } of document.entries) {
        if (document.kind !== "dockerfile" || path[0] !== "ADD" || path.length > 1) continue;
        const own = document.text.slice(valueRange.start, valueRange.end);
        for (const found of fetchedCode(`curl ${own} | sh`))
          report(found, valueRange.start - "curl ".length, context);
      }
    },
  },
});

function report(
  { start, end, host, canUseTls }: FetchedCode,
  base: number,
  context: Pick<ConfigContext, "report">,
): void {
  const at = { start: base + start, end: base + end };
  const fix: Report["fixes"] = canUseTls
    ? [
        {
          id: "use-https",
          edits: () => [{ start: at.start, end: at.start + "http".length, text: "https" }],
        },
      ]
    : [];
  context.report({ at, message: "found", data: { host }, fixes: fix });
}

/** `start` is where the text begins in the file, as far as it has no escapes. */
function check(node: Ast.Node, text: string, start: number, context: SyntaxContext): void {
  const whole = node.type === "TemplateElement" ? node.parent : node;
  if (!whole) return;
  const call = callAround(whole);
  if (!call || isOutsideProduction(node, context.semantics)) return;
  const isPlain = context.text.startsWith(text, start);
  const api = context.semantics.callee(call) ?? "";
  if (RUNS.test(api)) {
    for (const found of fetchedCode(text)) {
      if (isPlain) report(found, start, context);
    }
    return;
  }
  const url = cleartextUrl(text);
  // Where the name of the file is put together, only its end says what it is.
  const last = whole.type === "TemplateLiteral" ? (whole.quasis.at(-1)?.value.raw ?? "") : text;
  if (!url || !PROGRAM.test(last) || !isPlain || !FETCHES.test(nameOfCall(call))) return;
  const end = start + text.length;
  const found = { start: 0, end: end - start, host: url.host, canUseTls: url.secure !== undefined };
  report(found, start, context);
}

/** The call that an expression is an argument of, also as `url` in an object. */
function callAround(expression: Ast.Node): Ast.CallExpression | undefined {
  let node = wrapped(expression);
  if (
    node.parent?.type === "Property" &&
    /^(?:url|uri|href)$/.test(propertyName(node.parent) ?? "")
  )
    node = wrapped(node.parent.parent);
  if (node.parent?.type === "ArrayExpression") node = wrapped(node.parent);
  if (node.parent?.type === "NewExpression") node = wrapped(node.parent);
  const { parent } = node;
  return parent?.type === "CallExpression" && parent.callee !== node ? parent : undefined;
}

function nameOfCall(call: Ast.CallExpression): string {
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
}
