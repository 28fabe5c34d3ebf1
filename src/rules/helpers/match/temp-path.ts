import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";

/** A path in the folder for temporary files whose name says nothing that only the program knows. */
export interface GuessablePath {
  /** The name for a message. */
  readonly says: string;
  /** The call that gives the folder, where it stands in this file. */
  readonly folder?: Ast.CallExpression;
}

const TMPDIR = /^(?:node:)?os#(?:default\.)?(?:tmpdir|tmpDir)$/;
const JOIN = /^(?:node:)?path#(?:default\.|posix\.|win32\.)?(?:join|resolve)$/;
/** Calls that tell the time, a number of the process, or chance that is none. */
const KNOWN_CALLS =
  /^global#(?:Date\.now|Math\.random|Math\.floor|Math\.round|String|Number|performance\.now)$|^(?:node:)?process#pid$/;
const KNOWN_METHODS =
  /^(?:toString|getTime|toISOString|valueOf|slice|substring|padStart|replace|toFixed)$/;

/** A path that is certainly made of the shared folder and of what anybody can find out; undefined for all others. */
export function guessableTempPath(path: Ast.Node, semantics: Semantics): GuessablePath | undefined {
  const parts = partsOf(path, semantics, 0);
  const [first, ...rest] = parts ?? [];
  if (!first || (rest.length === 0 && first.kind !== "text")) return undefined;
  const isFolder = first.kind === "folder";
  const text = first.kind === "text" ? first.text : "";
  if (!isFolder && !/^\/(?:var\/)?tmp\/./.test(text)) return undefined;
  const names = isFolder
    ? rest
    : [{ kind: "text" as const, text: text.replace(/^.*\/tmp\//, "") }, ...rest];
  if (names.length === 0 || names.some(({ kind }) => kind === "folder")) return undefined;
  const says = names
    .map((each) => (each.kind === "text" ? each.text : "…"))
    .join("")
    .replace(/^\/+/, "");
  if (says.replaceAll("/", "") === "") return undefined;
  const folder = isFolder && first.node && first.in === semantics ? first.node : undefined;
  return { says: says.slice(0, 30), ...(folder && { folder }) };
}

type Part =
  | { readonly kind: "folder"; readonly node: Ast.CallExpression; readonly in: Semantics }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "guessable" };

/** The parts of a path in order; undefined where one of them is not known. */
function partsOf(expression: Ast.Node, semantics: Semantics, depth: number): Part[] | undefined {
  if (depth > 8) return undefined;
  const { node: found, in: home } = semantics.origin(expression);
  const node = unwrap(found);
  const text = home.string(node);
  if (text !== undefined) return [{ kind: "text", text }];
  switch (node.type) {
    case "TemplateLiteral":
      return all(
        node.quasis.flatMap((quasi, i) => {
          const hole = node.expressions[i];
          const raw = quasi.value.cooked ?? "";
          return [
            ...(raw === "" ? [] : [[{ kind: "text" as const, text: raw }]]),
            ...(hole ? [partsOf(hole, home, depth + 1)] : []),
          ];
        }),
      );
    case "BinaryExpression":
      return node.operator === "+"
        ? all([node.left, node.right].map((each) => partsOf(each, home, depth + 1)))
        : isNumber(node, home)
          ? [{ kind: "guessable" }]
          : undefined;
    case "CallExpression": {
      const api = home.callee(node) ?? "";
      if (TMPDIR.test(api)) return [{ kind: "folder", node, in: home }];
      if (JOIN.test(api)) return all(node.arguments.map((each) => partsOf(each, home, depth + 1)));
      return isKnown(node, home) ? [{ kind: "guessable" }] : undefined;
    }
    default:
      return isKnown(node, home) ? [{ kind: "guessable" }] : undefined;
  }
}

function all(parts: readonly (readonly Part[] | undefined)[]): Part[] | undefined {
  const known = parts.flatMap((each) => each ?? []);
  return parts.every((each) => each !== undefined) ? known : undefined;
}

/** Time, the process, and `Math.random()`, also as text. */
function isKnown(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  if (node.type === "MemberExpression")
    return /^(?:global#process|(?:node:)?process#(?:default)?)\.?p?pid$/.test(
      semantics.api(node) ?? "",
    );
  if (node.type === "NewExpression") return semantics.callee(node) === "global#Date";
  if (node.type === "BinaryExpression") return isNumber(node, semantics);
  if (node.type !== "CallExpression") return false;
  const api = semantics.callee(node) ?? "";
  if (KNOWN_CALLS.test(api))
    return node.arguments.every(
      (each) => isKnown(each, semantics) || semantics.constant(each) !== undefined,
    );
  const callee = unwrap(node.callee);
  return (
    callee.type === "MemberExpression" &&
    callee.property.type === "Identifier" &&
    KNOWN_METHODS.test(callee.property.name) &&
    isKnown(callee.object, semantics)
  );
}

function isNumber(node: Ast.BinaryExpression, semantics: Semantics): boolean {
  return [node.left, node.right].every(
    (each) => isKnown(each, semantics) || semantics.constant(each) !== undefined,
  );
}
