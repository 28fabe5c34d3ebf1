import {
  type Ast,
  type Located,
  type Semantics,
  type SyntaxContext,
  isFunction,
  syntaxRule,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

/** Files in which keys of people and machines lie. */
const KEY_FILES =
  /(?:^|[/\\~])(?:\.ssh(?:[/\\]|$)|id_(?:rsa|dsa|ecdsa|ed25519)(?:$|[^.\w])|\.npmrc$|\.yarnrc\.yml$|\.aws[/\\]credentials|\.netrc$|\.git-credentials$|\.docker[/\\]config\.json|\.kube[/\\]config|\.gnupg|\.pgpass$|\.env(?:\.\w+)?$|etc[/\\](?:passwd|shadow)$)/;
const READS =
  /^(?:fs|fs\/promises|fs-extra)#(?:promises\.)?(?:readFile|readFileSync|createReadStream)$/;
const SENDS =
  /^(?:global#fetch|node-fetch#|undici#(?:fetch|request)|axios#(?:post|put|request|get|patch)?|got#(?:post|put)?|needle#(?:post)?|request#(?:post)?|global#navigator\.sendBeacon)$/;
const REQUESTS = /^https?#request$/;
const LOCAL = /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\])/i;

export const rule = syntaxRule({
  id: "keys-sent-away",
  meta: {
    category: "privacy",
    title: "Keys of the machine are sent to another server",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [506, 200, 912],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["13.4.7"],
    tips: [10, 4],
    since: "0.1.0",
  },
  messages: {
    file: {
      what: "{{what}}, in which keys lie, is read and sent to {{host}}.",
      help: "Find out who put this here. Take it out, and replace every key that the file held where it has run.",
    },
    environment: {
      what: "The whole environment, with every key of the store, is sent to {{host}}.",
      help: "Send the values that are needed by name. Replace the keys: whoever keeps that server has them.",
    },
  },
  noFix: "Whether somebody meant to do this, only the people of the project know.",
  visit: {
    CallExpression(node, context) {
      const { semantics } = context;
      const api = semantics.callee(node) ?? "";
      if (isNeverDeployed(context)) return;
      if (SENDS.test(api)) {
        const host = hostOf(node.arguments[0], semantics);
        if (host !== undefined) checkSent(node.arguments, host, context);
        return;
      }
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression" || !/^(?:write|end)$/.test(nameOf(callee) ?? ""))
        return;
      const request = semantics.origin(callee.object);
      if (request.node.type !== "CallExpression") return;
      if (!REQUESTS.test(request.in.callee(request.node) ?? "")) return;
      const host = hostOf(request.node.arguments[0], request.in);
      if (host !== undefined) checkSent(node.arguments, host, context);
    },
  },
});

function checkSent(values: readonly Ast.Node[], host: string, context: SyntaxContext): void {
  const { semantics, source } = context;
  let found: Found | undefined;
  for (const value of values) {
    walk(value, source.visitorKeys, (each) => {
      if (
        each.type === "Identifier" ||
        each.type === "MemberExpression" ||
        each.type === "CallExpression"
      )
        found ??= keysIn({ node: each, in: semantics }, context);
    });
    if (found) break;
  }
  if (!found) return;
  const { at, what } = found;
  context.report({
    at,
    message: what === undefined ? "environment" : "file",
    data: { host, what: what ?? "" },
  });
}

interface Found {
  readonly at: Ast.Node;
  /** The file, or undefined for the environment. */
  readonly what: string | undefined;
}

function keysIn({ node, in: semantics }: Located, context: SyntaxContext): Found | undefined {
  if (semantics.api(node) === "global#process.env" && isWhole(node))
    return { at: node, what: undefined };
  const call = readCall(node, semantics);
  const [path] = call?.arguments ?? [];
  if (!path || path.type === "SpreadElement") return undefined;
  const text = pathText(path, semantics);
  const match = KEY_FILES.exec(text)?.[0];
  if (match === undefined) return undefined;
  const what = text.split(/[/\\]/).slice(-2).join("/").replace(/^\//, "");
  // What the shop reads for itself and sends to its own service is seen by those who audit it.
  return context.pathClass.kind === "lowered" ? undefined : { at: node, what: what.slice(0, 40) };
}

/** `process.env` by itself, not a variable of it. */
function isWhole(node: Ast.Node): boolean {
  const { parent } = node;
  return !(parent?.type === "MemberExpression" && parent.object === node);
}

/** The call that read a file whose content an expression is: at once, or as the parameter of a callback. */
function readCall(expression: Ast.Node, semantics: Semantics): Ast.CallExpression | undefined {
  const origin = semantics.origin(expression);
  const node = unwrap(origin.node);
  if (node.type === "CallExpression")
    return origin.in === semantics && READS.test(semantics.callee(node) ?? "") ? node : undefined;
  if (node.type !== "Identifier") return undefined;
  const definition = semantics.variables.of(node)?.defs[0];
  const owner = definition?.type === "Parameter" ? (definition.node as Ast.Node) : undefined;
  if (!owner || !isFunction(owner) || owner.parent.type !== "CallExpression") return undefined;
  const isData = owner.params[1] === definition?.name;
  return isData && READS.test(semantics.callee(owner.parent) ?? "") ? owner.parent : undefined;
}

/** As much of a path as is written down: its parts joined, what is not known left out. */
function pathText(path: Ast.Node, semantics: Semantics): string {
  const known = semantics.string(path);
  if (known !== undefined) return known;
  const { node, in: owner } = semantics.origin(path);
  const part = (each: Ast.Node): string => pathText(each, owner);
  switch (node.type) {
    case "CallExpression":
      return /^path#(?:join|resolve)$/.test(owner.callee(node) ?? "")
        ? node.arguments.map(part).join("/")
        : "~";
    case "BinaryExpression":
      return node.operator === "+" ? part(node.left) + part(node.right) : "~";
    case "TemplateLiteral":
      return node.quasis
        .map((quasi, i) => {
          const hole = node.expressions[i];
          return (quasi.value.cooked ?? "") + (hole ? part(hole) : "");
        })
        .join("");
    default:
      return "~";
  }
}

/** The host of an address that is certainly another machine's. */
function hostOf(address: Ast.Node | undefined, semantics: Semantics): string | undefined {
  if (!address) return undefined;
  const text = semantics.string(address);
  if (text !== undefined)
    return /^https?:\/\//i.test(text) && !LOCAL.test(text)
      ? URL.parse(text)?.host.slice(0, 40)
      : undefined;
  const view = semantics.object(address);
  const name =
    view?.get("hostname") ?? view?.get("host") ?? view?.get("url") ?? view?.get("baseURL");
  const value = name && name.value.in.string(name.value.node);
  if (value === undefined) return undefined;
  return hostName(value);
}

function hostName(value: string): string | undefined {
  if (/^https?:/i.test(value))
    return LOCAL.test(value) ? undefined : URL.parse(value)?.host.slice(0, 40);
  return /^(?:localhost|127\.|0\.0\.0\.0)/.test(value) || !value.includes(".")
    ? undefined
    : value.slice(0, 40);
}
