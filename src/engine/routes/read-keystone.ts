import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { DeclaredFacts, DeclaredRoute } from "./declared-routes.ts";
import { functionOf, returnedBy } from "./functions.ts";
import { kindsByName } from "./kinds-by-name.ts";
import type { RouteStep } from "./route.ts";
import { type StepReader, nameOf, placeOf } from "./steps.ts";

/** A text without this makes no list of Keystone 6, nor sets up its server. */
export const KEYSTONE = /@keystone-6\/core\b/;

const OPERATIONS = [
  { name: "query", method: "QUERY", does: "read" },
  { name: "create", method: "MUTATION", does: "write" },
  { name: "update", method: "MUTATION", does: "write" },
  { name: "delete", method: "MUTATION", does: "delete" },
] as const;
type Operation = (typeof OPERATIONS)[number]["name"];

/** Words of functions that ask who is there, and of those that ask for more. */
const ASKS = /session|\buser\b|viewer|identity|logged|signed_?in/i;
const ASKS_MORE = /admin|role|permission|staff|\bcan[A-Z_]\w*|editor|owner/;

/** Fields of the GraphQL API that Keystone makes of lists, with what `access` asks before each. */
export function readKeystone(semantics: Semantics, steps: StepReader): DeclaredFacts {
  const { source } = semantics;
  const routes: DeclaredRoute[] = [];
  if (!KEYSTONE.test(source.text)) return { routes, defaults: [], all: [] };
  // What the store puts before the whole API is not read.
  const all: RouteStep[] = /extendExpressApp[\s\S]*\bapp\.use\(/.test(source.text)
    ? [{ name: "extendExpressApp", does: [], certain: false }]
    : [];
  source.nodes.forEach((node) => {
    if (node.type === "CallExpression" && semantics.callee(node) === "@keystone-6/core#list")
      routes.push(...ofList(node, semantics, steps));
  });
  return { routes, defaults: [], all };
}

function ofList(
  call: Ast.CallExpression,
  semantics: Semantics,
  steps: StepReader,
): DeclaredRoute[] {
  const [first] = call.arguments;
  const view = first && semantics.object(first);
  const name = listName(call, semantics);
  const access = view?.get("access");
  if (!view || name === "" || !access) return [];
  const left = view.get("graphql")?.value;
  // What is left out of the API, and under which names, is not read.
  if (left && /\b(?:omit|plural)\b/.test(left.in.source.text.slice(...left.node.range))) return [];
  return OPERATIONS.flatMap(({ name: operation, method, does }): DeclaredRoute[] => {
    const asked = askedBy(access.value, operation);
    const before = asked.map((each) => accessStep(each, steps));
    if (before.includes("nobody")) return [];
    const at = placeOfOperation(access.value, operation, semantics) ?? access.property;
    const isHere = access.value.in === semantics && at.range[0] >= call.range[0];
    const [start, end] = isHere ? at.range : call.range;
    const range = { start, end };
    const field = operation === "query" ? pluralField(name) : `${operation}${name}`;
    const effect = {
      does,
      on: `keystone.${name}.${operation}`,
      ...(operation === "query" && { all: true as const }),
      file: semantics.source.path,
      range,
    };
    return [
      {
        framework: "keystone",
        method,
        path: `/api/graphql#${field}`,
        procedure: field,
        range,
        steps: before.flatMap((each) => (each === "nobody" ? [] : [each])),
        handler: { name: field, wrappers: [], guards: [], doings: { effects: [effect] } },
      },
    ];
  });
}

/** `Product: list({ … })`, `export const Product = list({ … })`, or the name of the file. */
function listName(call: Ast.CallExpression, { source }: Semantics): string {
  const { parent } = call;
  if (parent.type === "Property") return propertyName(parent) ?? "";
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") {
    const own = parent.id.name.replace(/List$|Schema$|Model$/, "");
    return own.charAt(0).toUpperCase() + own.slice(1);
  }
  const file = /([\w-]+)\.[jt]s$/.exec(source.path)?.[1] ?? "";
  return parent.type === "ExportDefaultDeclaration" && file !== "index" && file !== "schema"
    ? file.charAt(0).toUpperCase() + file.slice(1)
    : "";
}

function pluralField(name: string): string {
  const own = name.charAt(0).toLowerCase() + name.slice(1);
  if (/[^aeiou]y$/.test(own)) return `${own.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(own) ? `${own}es` : `${own}s`;
}

/** All that is asked before an operation: by `access` as a whole, or by its parts. */
function askedBy(at: Located, operation: Operation): Located[] {
  const view = at.in.object(at.node);
  if (!view) return [at];
  const asked = [view.get("operation")?.value].flatMap((each) =>
    each ? [inPart(each, operation) ?? each] : [at],
  );
  for (const part of ["filter", "item"] as const) {
    const value = view.get(part)?.value;
    const own = value && inPart(value, operation);
    if (own) asked.push(own);
  }
  return asked;
}

/** `{ update: isStaff }` and `{ ...allOperations(isStaff) }`; undefined where nothing is asked. */
function inPart(at: Located, operation: Operation): Located | undefined {
  const view = at.in.object(at.node);
  const own = view?.get(operation)?.value;
  if (own || !view) return own;
  for (const each of view.node.properties) {
    const spread = each.type === "SpreadElement" ? unwrap(each.argument) : undefined;
    const given = spread?.type === "CallExpression" ? spread.arguments[0] : undefined;
    const isAll =
      spread?.type === "CallExpression" &&
      view.in.callee(spread)?.endsWith("#allOperations") === true;
    if (isAll && given) return { node: given, in: view.in };
  }
  return undefined;
}

function placeOfOperation(
  access: Located,
  operation: Operation,
  semantics: Semantics,
): Ast.Node | undefined {
  const value = access.in.object(access.node)?.get("operation")?.value;
  const own = value && value.in.object(value.node)?.get(operation);
  return own && own.value.in === semantics ? own.property : undefined;
}

/** What a function of `access` asks; nobody passes `denyAll`. */
function accessStep(at: Located, steps: StepReader): RouteStep | "nobody" {
  const node = unwrap(at.node);
  const api = at.in.api(node) ?? "";
  if (api.endsWith("#denyAll")) return "nobody";
  const name = nameOf(at.in.source.text, node);
  if (/#(?:allowAll|unfiltered)$/.test(api)) return { name, does: ["other"], certain: true };
  const fn = functionOf(at);
  if (!fn) return { name, does: kindsByName(name), certain: false };
  const place = placeOf(fn);
  const returned = returnedBy(fn.node);
  if (returned.length > 0 && returned.every((each) => each.type === "Literal"))
    return returned.every((each) => each.type === "Literal" && each.value === true)
      ? { name, place, does: ["other"], certain: true }
      : { name, place, does: [], certain: false };
  const text = fn.in.source.text.slice(...fn.node.range);
  const found = steps.evidence.of(fn).kinds;
  const asksMore = found.has("role") || ASKS_MORE.test(`${name} ${text}`);
  if (!ASKS.test(text)) return { name, place, does: kindsByName(name), certain: false };
  return {
    name,
    place,
    does: asksMore ? ["authentication", "role"] : ["authentication"],
    certain: true,
  };
}
