import type { Ast } from "../syntax/ast.ts";
import { propertyName, specifierName } from "./names.ts";
import type { Semantics } from "./semantics.ts";
import { unwrap } from "./unwrap.ts";

/** Interop helpers that compilers wrap around `require`: what they return is the module. */
const INTEROP =
  /^(?:_*importDefault|_*importStar|_*interopRequireDefault|_*interopRequireWildcard|_*interop_require_(?:default|wildcard)|__toESM)$/i;

const MAX_HOPS = 12;

/** The file of the project that an expression is the whole module of: `import * as x`, `const x = require("./x")`, `await import("./x")`. */
export function projectModule(
  semantics: Semantics,
  expression: Ast.Node,
  hops = 0,
): Semantics | undefined {
  if (hops > MAX_HOPS) return undefined;
  const node = unwrap(expression);
  if (node.type === "Identifier") return moduleOfName(semantics, node, hops);
  const specifier =
    node.type === "CallExpression"
      ? requiredModule(semantics, node)
      : node.type === "ImportExpression"
        ? semantics.string(node.source)
        : undefined;
  return specifier === undefined ? undefined : semantics.open(specifier);
}

/** The specifier of `require("x")`, also inside the interop helpers of compilers. */
export function requiredModule(
  semantics: Semantics,
  node: Ast.CallExpression,
  hops = 0,
): string | undefined {
  const callee = unwrap(node.callee);
  const argument = node.arguments[0];
  if (!argument || hops > MAX_HOPS) return undefined;
  if (callee.type === "Identifier" && callee.name === "require") {
    const isRequire =
      semantics.variables.isGlobal(callee) || semantics.api(callee) === "module#createRequire()";
    return isRequire ? semantics.string(argument) : undefined;
  }
  const inner = unwrap(argument);
  return isInterop(callee) && inner.type === "CallExpression"
    ? requiredModule(semantics, inner, hops + 1)
    : undefined;
}

/** True for the helpers through which compiled code takes a module. */
export function isInterop(callee: Ast.Node): boolean {
  const node = unwrap(callee);
  if (node.type === "Identifier") return INTEROP.test(node.name);
  if (node.type !== "MemberExpression") return false;
  const name = propertyName(node);
  return name !== undefined && INTEROP.test(name);
}

function moduleOfName(
  semantics: Semantics,
  name: Ast.Identifier,
  hops: number,
): Semantics | undefined {
  const variable = semantics.variables.of(name);
  const definition = variable?.defs[0];
  if (!variable || !definition || !semantics.variables.isConstant(variable)) return undefined;
  if (definition.type === "Variable") {
    const { id, init } = definition.node;
    return id.type === "Identifier" && init ? projectModule(semantics, init, hops + 1) : undefined;
  }
  if (definition.type !== "ImportBinding") return undefined;
  const specifier = definition.node;
  if (specifier.type === "TSImportEqualsDeclaration") {
    const reference = specifier.moduleReference;
    return reference.type === "TSExternalModuleReference"
      ? openLiteral(semantics, reference.expression)
      : undefined;
  }
  if (definition.parent?.type !== "ImportDeclaration") return undefined;
  const from = definition.parent.source.value;
  if (specifier.type === "ImportNamespaceSpecifier") return semantics.open(from);
  const imported =
    specifier.type === "ImportSpecifier" ? specifierName(specifier.imported) : "default";
  if (semantics.declares(from, imported)) return undefined;
  const target = semantics.open(from);
  return target && exportedModule(target, imported, hops + 1);
}

/** The whole module that an export of a file is: `export * as x from "./x"`, `import * as x …; export { x }`. */
function exportedModule(target: Semantics, name: string, hops: number): Semantics | undefined {
  if (hops > MAX_HOPS) return undefined;
  const origin = target.record.exports.get(name);
  if (!origin) return undefined;
  if (origin.kind === "node") return projectModule(target, origin.node, hops + 1);
  const next = target.open(origin.specifier);
  return next && origin.name !== "*" ? exportedModule(next, origin.name, hops + 1) : next;
}

function openLiteral(semantics: Semantics, node: Ast.Node): Semantics | undefined {
  return node.type === "Literal" && typeof node.value === "string"
    ? semantics.open(node.value)
    : undefined;
}
