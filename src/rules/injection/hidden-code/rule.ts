import {
  type Ast,
  type Located,
  type SyntaxContext,
  isFunction,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { ownFunction, returned } from "../../helpers/match/own-function.ts";

/** What runs a text, or loads what it names. */
const RUNS =
  /^(?:global#(?:(?:window|globalThis|self)\.)?(?:eval|Function|require|execScript)|module#require|vm#(?:runIn\w+Context|compileFunction|Script)|child_process#(?:exec|execSync|spawn|spawnSync|execFile|execFileSync))$/;
const LATER = /^global#(?:window\.)?(?:setTimeout|setInterval)$/;
const DECODES =
  /^(?:global#(?:(?:window|globalThis|self)\.)?atob|base-64#decode|js-base64#(?:decode|Base64\.decode)|buffer#atob)$/;
const MAX_STEPS = 6;

export const rule = syntaxRule({
  id: "hidden-code",
  meta: {
    category: "injection",
    title: "Code is hidden in a text and run",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [506, 94],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["1.3.2"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "A text that is written here in {{form}} is decoded and run: nobody who reads the file sees what it does.",
      help: "Find out what it says and who put it here. Unless you know both, take it out and replace the shop's secrets.",
    },
  },
  noFix: "What the text says has to be read by somebody first.",
  visit: { CallExpression: check, NewExpression: check, ImportExpression: checkImport },
});

function check(node: Ast.CallExpression | Ast.NewExpression, context: SyntaxContext): void {
  const { semantics } = context;
  const api = semantics.callee(node) ?? "";
  const isRequire = isRequireCall(node);
  if (!isRequire && !RUNS.test(api) && !LATER.test(api)) return;
  const texts = api === "global#Function" ? node.arguments : node.arguments.slice(0, 1);
  for (const text of texts) {
    const form = hiddenForm({ node: text, in: semantics });
    if (form !== undefined) context.report({ at: text, message: "found", data: { form } });
  }
}

function isRequireCall({ callee }: Ast.CallExpression | Ast.NewExpression): boolean {
  const node = unwrap(callee);
  return node.type === "Identifier" && node.name === "require";
}

function checkImport(node: Ast.ImportExpression, context: SyntaxContext): void {
  const form = hiddenForm({ node: node.source, in: context.semantics });
  if (form !== undefined) context.report({ at: node.source, message: "found", data: { form } });
}

/** How a text is hidden that is certainly written down here; undefined for all that is not. */
function hiddenForm(at: Located, steps = 0): string | undefined {
  const { node, in: semantics } = at.in.origin(at.node);
  if (steps > MAX_STEPS || node.type !== "CallExpression") return undefined;
  const inside = (each: Ast.Node) => hiddenForm({ node: each, in: semantics }, steps + 1);
  const [first, second] = node.arguments;
  const api = semantics.callee(node) ?? "";
  if (DECODES.test(api)) return first && isWritten(first, semantics) ? "Base64" : undefined;
  if (api === "global#Buffer.from" || api === "buffer#Buffer.from") {
    const encoding = second ? (semantics.string(second) ?? "").toLowerCase() : "";
    const form = FORMS.get(encoding);
    return first && form !== undefined && isWritten(first, semantics) ? form : undefined;
  }
  if (api === "global#String.fromCharCode")
    return node.arguments.length > 3 &&
      node.arguments.every((each) => typeof semantics.constant(each)?.value === "number")
      ? "numbers"
      : undefined;
  if (/^global#(?:unescape|decodeURIComponent|decodeURI)$/.test(api)) {
    const text = first && semantics.string(first);
    return text !== undefined && isMostlyEscaped(text) ? "escapes" : first && inside(first);
  }
  const callee = unwrap(node.callee);
  if (callee.type === "MemberExpression") {
    const method = nameOf(callee) ?? "";
    return /^(?:toString|trim|concat|replace|slice)$/.test(method)
      ? inside(callee.object)
      : undefined;
  }
  return throughOwn(node, at, steps);
}

const FORMS: ReadonlyMap<string, string> = new Map([
  ["base64", "Base64"],
  ["base64url", "Base64"],
  ["hex", "hexadecimal digits"],
]);

function isWritten(node: Ast.Node, semantics: Located["in"]): boolean {
  const text = semantics.string(node);
  return text !== undefined && text.length > 3;
}

/** `%63%6f…`: an address with a few escapes is none. */
function isMostlyEscaped(text: string): boolean {
  const escapes = text.match(/%(?:u[\da-f]{4}|[\da-f]{2})/gi)?.join("").length ?? 0;
  return escapes * 2 > text.length;
}

/** `const h = (s) => Buffer.from(s, "hex").toString()`, called with a text that is written down. */
function throughOwn(call: Ast.CallExpression, at: Located, steps: number): string | undefined {
  const { in: semantics } = at.in.origin(at.node);
  const [text] = call.arguments;
  if (!text || !isWritten(text, semantics) || steps > 0) return undefined;
  const own = ownFunction({ node: call.callee, in: semantics });
  const value = own && returned(own);
  if (!own || !value || !isFunction(own.node)) return undefined;
  const [parameter] = own.node.params;
  if (parameter?.type !== "Identifier") return undefined;
  return decodesParameter(value, parameter);
}

function decodesParameter(value: Located, parameter: Ast.Identifier): string | undefined {
  const { in: semantics } = value;
  let node = unwrap(value.node);
  while (node.type === "CallExpression") {
    const api = semantics.callee(node) ?? "";
    const [first, second] = node.arguments;
    const isParameter =
      first?.type === "Identifier" && semantics.variables.of(first)?.identifiers[0] === parameter;
    if (isParameter && DECODES.test(api)) return "Base64";
    if (isParameter && /^(?:global|buffer)#Buffer\.from$/.test(api))
      return second ? FORMS.get((semantics.string(second) ?? "").toLowerCase()) : undefined;
    const callee: Ast.Node = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return undefined;
    node = unwrap(callee.object);
  }
  return undefined;
}
