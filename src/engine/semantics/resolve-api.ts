import type { Ast, Definition } from "../syntax/ast.ts";
import {
  type ApiName,
  GLOBAL_MODULE,
  callApi,
  instanceApi,
  memberApi,
  moduleApi,
} from "./api-name.ts";
import { fieldApi } from "./class-members.ts";
import { propertyName, specifierName } from "./names.ts";
import { isInterop, projectModule, requiredModule } from "./project-module.ts";
import type { Exported, Semantics } from "./semantics.ts";
import { unwrap } from "./unwrap.ts";
import { writtenType } from "./written-type.ts";

const GLOBAL_OBJECTS = new Set(["globalThis", "window", "self", "global"]);

/** Functions that return a function which does the same as their argument. */
const TRANSPARENT = new Set([
  "util#promisify",
  "util#deprecate",
  "bluebird#promisify",
  "bluebird#promisifyAll",
  "q#denodeify",
  "q#nfbind",
  "promise#denodeify",
  "rsvp#denodeify",
  "pify",
  "thenify",
  "es6-promisify#promisify",
]);

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
  if (!definition) return undefined;
  const api = semantics.variables.isConstant(variable)
    ? resolveDefinition(semantics, definition, node.name)
    : undefined;
  return api ?? declaredType(semantics, definition);
}

/** `(stripe: Stripe) => …`, `let stripe: Stripe | null = null`. */
function declaredType(semantics: Semantics, definition: Definition): ApiName | undefined {
  if (definition.type !== "Parameter" && definition.type !== "Variable") return undefined;
  const { name } = definition;
  return name.type === "Identifier" ? writtenType(semantics, name.typeAnnotation) : undefined;
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
    const path = patternPath(id, name);
    return path && destructured(semantics, init, path);
  }
  return undefined;
}

/** What a path of keys leads to inside an API or a module of the project. */
function destructured(
  semantics: Semantics,
  init: Ast.Node,
  path: readonly string[],
): ApiName | undefined {
  const [first, ...rest] = path;
  const exported =
    first === undefined ? undefined : projectModule(semantics, init)?.exported(first);
  const ofFile = ofExport(exported);
  if (ofFile !== undefined) return rest.reduce(memberApi, ofFile);
  const base = semantics.api(init);
  return base === undefined ? undefined : path.reduce(memberApi, base);
}

/** An export of a module: of a package by name, of a file of the project by what it exports. */
function ofModule(semantics: Semantics, specifier: string, name: string): ApiName | undefined {
  // A function or class of the project is nobody's API.
  if (semantics.declares(specifier, name)) return undefined;
  const target = semantics.open(specifier);
  if (!target) {
    if (specifier.startsWith(".") || specifier.startsWith("/")) return undefined;
    const module = moduleApi(specifier);
    return name === "*" ? module : memberApi(module, name);
  }
  // The module object of a file is what it sets `module.exports` to; without that it has no API.
  if (name === "*") return target.record.whole ? ofExport(target.exported("default")) : undefined;
  return ofExport(target.exported(name));
}

function ofExport(found: Exported | undefined): ApiName | undefined {
  if (!found) return undefined;
  return "node" in found ? found.in.api(found.node) : found.api;
}

function resolveMember(semantics: Semantics, node: Ast.MemberExpression): ApiName | undefined {
  const name = propertyName(node) ?? (node.computed ? semantics.string(node.property) : undefined);
  if (name === undefined) return undefined;
  if (node.object.type === "ThisExpression") return fieldApi(semantics, node.object, name);
  const namespace = projectModule(semantics, node.object);
  const exported = namespace?.exported(name);
  if (exported) return ofExport(exported);
  const object = semantics.api(node.object);
  return object === undefined ? undefined : memberApi(object, name);
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

/** The keys that lead to a name inside a destructuring pattern; undefined through rest and computed keys. */
export function patternPath(pattern: Ast.Node, name: string): string[] | undefined {
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
