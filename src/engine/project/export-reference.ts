import { type ApiName, packageOf, pathOf } from "../semantics/api-name.ts";
import type { Semantics } from "../semantics/semantics.ts";
import type { Ast } from "../syntax/ast.ts";
import { lineAt } from "../text/line-at.ts";

/** A line that refers to an export of a package. */
export interface ExportReference {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/**
 * The first line of a file that refers to one of some exports of a package, by what its names mean:
 * under any local name, as a member of the package, and through other files of the project. What
 * only imports it, hands it on or names its type refers to nothing.
 */
export function exportReference(
  semantics: Semantics,
  packageName: string,
  names: readonly string[],
): ExportReference | undefined {
  const { nodes, text } = semantics.source;
  for (const node of nodes) {
    if (!isReference(node)) continue;
    const found = semantics.api(node);
    const name = found === undefined ? undefined : exportOf(found, packageName);
    if (name !== undefined && names.includes(name)) {
      return { name, line: lineAt(text, node.range[0]) };
    }
  }
  return undefined;
}

function isReference(node: Ast.Node): boolean {
  const { parent } = node;
  if (node.type === "MemberExpression") return true;
  if (node.type !== "Identifier" || !parent) return false;
  switch (parent.type) {
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
    case "ExportSpecifier":
    case "ExportDefaultDeclaration":
    case "VariableDeclarator":
    case "TSTypeReference":
    case "TSTypeQuery":
    case "TSQualifiedName":
      return false;
    case "MemberExpression":
      return parent.object === node || parent.computed;
    case "Property":
      return parent.value === node && parent.parent.type === "ObjectExpression";
    default:
      return true;
  }
}

/** `lodash#template`, `lodash#template()` and `lodash/template#` are all its `template`. */
function exportOf(api: ApiName, packageName: string): string | undefined {
  if (packageOf(api) !== packageName) return undefined;
  const own = /^[\w$]+/.exec(pathOf(api))?.[0];
  if (own !== undefined) return own;
  const file = api.slice(packageName.length, api.indexOf("#"));
  return /\/([\w$]+)(?:\.[cm]?js)?$/.exec(file)?.[1];
}
