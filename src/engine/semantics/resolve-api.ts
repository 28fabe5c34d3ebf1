import type { Ast, Definition } from "../syntax/ast.ts";
import {
  type ApiName,
  GLOBAL_MODULE,
  callApi,
  instanceApi,
  memberApi,
  moduleApi,
} from "./api-name.ts";
import { propertyName, specifierName } from "./names.ts";
import type { Located, Semantics } from "./semantics.ts";
import { unwrap } from "./unwrap.ts";

/** Interop helpers that compilers wrap around `require`: what they return is the module. */
const INTEROP =
  /^(?:_*importDefault|_*importStar|_*interopRequireDefault|_*interopRequireWildcard|_*interop_require_(?:default|wildcard)|__toESM)$/i;

const GLOBAL_OBJECTS = new Set(["globalThis", "window", "self", "global"]);

/** Functions that return a function which does the same as their argument. */
const TRANSPARENT = new Set(["util#promisify", "util#deprecate"]);

/** The API that an expression is. See `ApiName` for the notation. */
export function resolveApi(semantics: Semantics, expression: Ast.Node): ApiName | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case "Identifier":
      return resolveIdentifier(semantics, node);
    case "MemberExpression":
      return resolveMember(semantics, node);
    case "CallExpression":
      return resolveCall(semantics, node);
    case "NewExpression": {
      const constructor = semantics.api(node.callee);
      return constructor === undefined ? undefined : instanceApi(constructor);
    }
    case "ImportExpression": {
      const specifier = semantics.string(node.source);
      return specifier === undefined ? undefined : ofModule(semantics, specifier, "*");
    }
    default:
      return undefined;
  }
}

function resolveIdentifier(semantics: Semantics, node: Ast.Identifier): ApiName | undefined {
  const variable = semantics.variables.of(node);
  if (!variable) {
    if (!semantics.variables.isGlobal(node)) return undefined;
    return GLOBAL_OBJECTS.has(node.name)
      ? moduleApi(GLOBAL_MODULE)
      : `${GLOBAL_MODULE}#${node.name}`;
  }
  const definition = variable.defs[0];
  if (!definition || !semantics.variables.isConstant(variable)) return undefined;
  return resolveDefinition(semantics, definition, node.name);
}

function resolveDefinition(
  semantics: Semantics,
  definition: Definition,
  name: string,
): ApiName | undefined {
  if (definition.type === "ImportBinding") {
    if (definition.node.type === "TSImportEqualsDeclaration") {
      const reference = definition.node.moduleReference;
      return reference.type === "TSExternalModuleReference" &&
        reference.expression.type === "Literal"
        ? ofModule(semantics, String(reference.expression.value), "*")
        : undefined;
    }
    if (definition.parent?.type !== "ImportDeclaration") return undefined;
    const specifier = definition.node;
    const imported =
      specifier.type === "ImportSpecifier"
        ? specifierName(specifier.imported)
        : specifier.type === "ImportDefaultSpecifier"
          ? "default"
          : "*";
    return ofModule(semantics, definition.parent.source.value, imported);
  }
  if (definition.type === "Variable") {
    const { id, init } = definition.node;
    if (!init) return undefined;
    if (id.type === "Identifier") return semantics.api(init);
    const base = semantics.api(init);
    const path = base === undefined ? undefined : patternPath(id, name);
    return base === undefined || !path ? undefined : path.reduce(memberApi, base);
  }
  return undefined;
}

/** An export of a module: of a package by name, of a file of the project by what it exports. */
function ofModule(semantics: Semantics, specifier: string, name: string): ApiName | undefined {
  const target = semantics.open(specifier);
  if (!target) {
    if (specifier.startsWith(".") || specifier.startsWith("/")) return undefined;
    const module = moduleApi(specifier);
    return name === "*" ? module : memberApi(module, name);
  }
  return name === "*" ? undefined : ofExport(target.exported(name));
}

function ofExport(found: Located | { readonly api: string } | undefined): ApiName | undefined {
  if (!found) return undefined;
  return "node" in found ? found.in.api(found.node) : found.api;
}

function resolveMember(semantics: Semantics, node: Ast.MemberExpression): ApiName | undefined {
  const name = propertyName(node) ?? (node.computed ? semantics.string(node.property) : undefined);
  if (name === undefined) return undefined;
  const namespace = projectModule(semantics, node.object);
  if (namespace) return ofExport(namespace.exported(name));
  const object = semantics.api(node.object);
  return object === undefined ? undefined : memberApi(object, name);
}

/** The file of the project that an expression is the whole module of: `import * as x`, `const x = require("./x")`. */
function projectModule(semantics: Semantics, expression: Ast.Node): Semantics | undefined {
  let node = unwrap(expression);
  if (node.type === "Identifier") {
    const variable = semantics.variables.of(node);
    const definition = variable?.defs[0];
    if (!variable || !definition || !semantics.variables.isConstant(variable)) return undefined;
    if (definition.type === "ImportBinding") {
      return definition.node.type === "ImportNamespaceSpecifier" &&
        definition.parent?.type === "ImportDeclaration"
        ? semantics.open(definition.parent.source.value)
        : undefined;
    }
    if (definition.type !== "Variable" || definition.node.id.type !== "Identifier")
      return undefined;
    if (!definition.node.init) return undefined;
    node = unwrap(definition.node.init);
  }
  const specifier = node.type === "CallExpression" ? requiredModule(semantics, node) : undefined;
  return specifier === undefined ? undefined : semantics.open(specifier);
}

function resolveCall(semantics: Semantics, node: Ast.CallExpression): ApiName | undefined {
  const specifier = requiredModule(semantics, node);
  if (specifier !== undefined) return ofModule(semantics, specifier, "*");
  const argument = node.arguments[0];
  if (argument && isInterop(node.callee)) return semantics.api(argument);
  const callee = semantics.api(node.callee);
  if (callee === undefined) return undefined;
  if (argument && TRANSPARENT.has(callee)) return semantics.api(argument);
  return callApi(callee);
}

/** The specifier of `require("x")`, also inside the interop helpers of compilers. */
function requiredModule(semantics: Semantics, node: Ast.CallExpression): string | undefined {
  const callee = unwrap(node.callee);
  const argument = node.arguments[0];
  if (!argument) return undefined;
  if (callee.type === "Identifier" && callee.name === "require") {
    return semantics.variables.isGlobal(callee) ? semantics.string(argument) : undefined;
  }
  const inner = unwrap(argument);
  return isInterop(callee) && inner.type === "CallExpression"
    ? requiredModule(semantics, inner)
    : undefined;
}

function isInterop(callee: Ast.Node): boolean {
  const node = unwrap(callee);
  if (node.type === "Identifier") return INTEROP.test(node.name);
  if (node.type !== "MemberExpression") return false;
  const name = propertyName(node);
  return name !== undefined && INTEROP.test(name);
}

/** The keys that lead to a name inside a destructuring pattern; undefined through rest and computed keys. */
function patternPath(pattern: Ast.Node, name: string): string[] | undefined {
  switch (pattern.type) {
    case "Identifier":
      return pattern.name === name ? [] : undefined;
    case "AssignmentPattern":
      return patternPath(pattern.left, name);
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type !== "Property") continue;
        const inner = patternPath(property.value, name);
        const key = propertyName(property);
        if (inner && key !== undefined) return [key, ...inner];
      }
      return undefined;
    default:
      return undefined;
  }
}
