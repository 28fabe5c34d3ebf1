import type { Ast } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";
import { starredSpecifier } from "./compiled-stars.ts";
import { propertyName, specifierName } from "./names.ts";
import { unwrap } from "./unwrap.ts";

/** Where the value of an export comes from. */
export type ExportOrigin =
  /** An expression or declaration of this file. */
  | { readonly kind: "node"; readonly node: Ast.Node }
  /** An export of another module, under its name there; `*` is the whole module. */
  | { readonly kind: "module"; readonly specifier: string; readonly name: string };

/** The exports of one file, ES and CommonJS alike. `default` is also what `module.exports = x` sets. */
export interface ModuleRecord {
  readonly exports: ReadonlyMap<string, ExportOrigin>;
  /** Modules that are re-exported whole: `export * from`. */
  readonly stars: readonly string[];
  /** True when `default` is the whole module: `module.exports = x`, `export = x`. */
  readonly whole: boolean;
}

/** Reads the exports of a file from its top-level statements. */
export function moduleRecord(source: SourceFile): ModuleRecord {
  const exports = new Map<string, ExportOrigin>();
  const stars: string[] = [];
  let whole = false;
  const add = (name: string, node: Ast.Node | null | undefined): void => {
    if (node) exports.set(name, { kind: "node", node });
  };
  for (const statement of source.ast.body) {
    switch (statement.type) {
      case "ExportNamedDeclaration":
        readNamedExport(statement, exports, add);
        break;
      case "ExportDefaultDeclaration":
        add("default", statement.declaration);
        break;
      case "ExportAllDeclaration":
        if (!statement.exported) stars.push(statement.source.value);
        else {
          const name = specifierName(statement.exported);
          exports.set(name, { kind: "module", specifier: statement.source.value, name: "*" });
        }
        break;
      case "TSExportAssignment":
        add("default", statement.expression);
        whole = true;
        break;
      case "ExpressionStatement":
        if (readCommonJs(statement.expression, add, stars)) whole = true;
        break;
      default:
        break;
    }
  }
  return { exports, stars, whole };
}

type Add = (name: string, node: Ast.Node | null | undefined) => void;

const TYPES = new Set<string>(["TSTypeAliasDeclaration", "TSInterfaceDeclaration"]);

function readNamedExport(
  statement: Ast.ExportNamedDeclaration,
  exports: Map<string, ExportOrigin>,
  add: Add,
): void {
  const { declaration } = statement;
  if (declaration?.type === "VariableDeclaration") {
    for (const declarator of declaration.declarations) {
      if (declarator.id.type === "Identifier") add(declarator.id.name, declarator.id);
      else for (const name of boundNames(declarator.id)) add(name.name, name);
    }
  } else if (declaration && "id" in declaration && declaration.id?.type === "Identifier") {
    // A value and its type may share a name; whoever asks means the value.
    if (!TYPES.has(declaration.type) || !exports.has(declaration.id.name))
      add(declaration.id.name, declaration);
  }
  for (const specifier of statement.specifiers) {
    const exported = specifierName(specifier.exported);
    const isType = statement.exportKind === "type" || specifier.exportKind === "type";
    if (isType && exports.has(exported)) continue;
    const local = specifierName(specifier.local);
    if (statement.source) {
      exports.set(exported, { kind: "module", specifier: statement.source.value, name: local });
    } else {
      add(exported, specifier.local);
    }
  }
}

/**
 * `exports.a = x`, `module.exports = x`, `module.exports = { a, b }`, `exports.a = exports.b = x`,
 * and what compilers write for re-exports. Returns true for `module.exports = x`.
 */
function readCommonJs(expression: Ast.Expression, add: Add, stars: string[]): boolean {
  if (expression.type === "CallExpression") {
    const star = starredSpecifier(expression);
    if (star !== undefined) stars.push(star);
    else readDefinedExports(expression, add);
    return false;
  }
  if (expression.type !== "AssignmentExpression" || expression.left.type !== "MemberExpression")
    return false;
  let whole = false;
  const target = expression.left;
  let value: Ast.Expression = expression.right;
  const targets = [target];
  while (value.type === "AssignmentExpression") {
    if (value.left.type === "MemberExpression") targets.push(value.left);
    value = value.right;
  }
  for (const each of targets) {
    const name = exportedName(each);
    if (name === undefined) continue;
    if (name !== "default" || !isModuleExports(each)) {
      // `exports.a = void 0` declares the name that a later statement fills.
      if (!(value.type === "UnaryExpression" && value.operator === "void")) add(name, value);
      continue;
    }
    // `module.exports = __toCommonJS(x)` follows the `__export` that has named everything.
    if (isCallOf(value, "__toCommonJS")) continue;
    add("default", value);
    whole = true;
    const object = unwrap(value);
    if (object.type === "ObjectExpression") {
      for (const property of object.properties) {
        const key = property.type === "Property" ? propertyName(property) : undefined;
        if (key !== undefined && property.type === "Property") add(key, property.value);
      }
    }
  }
  return whole;
}

/**
 * `Object.defineProperty(exports, "a", { get: function () { return b_1.a; } })`, `__export(x, { a: () => a })`
 * of esbuild and `_export(exports, { a: function () { return a; } })` of SWC, also with `get a() { return a; }`.
 */
function readDefinedExports(call: Ast.CallExpression, add: Add): void {
  const [target, second, third] = call.arguments;
  const namesAll =
    isCallOf(call, "__export") ||
    (isCallOf(call, "_export") && target?.type === "Identifier" && target.name === "exports");
  if (namesAll && second?.type === "ObjectExpression") {
    for (const property of second.properties) {
      const name = property.type === "Property" ? propertyName(property) : undefined;
      if (name !== undefined && property.type === "Property") add(name, returned(property.value));
    }
    return;
  }
  const callee = unwrap(call.callee);
  const isDefine = callee.type === "MemberExpression" && propertyName(callee) === "defineProperty";
  const isOwn =
    (target?.type === "Identifier" && target.name === "exports") ||
    (target?.type === "MemberExpression" && isModuleExports(target));
  if (!isDefine || !isOwn || second?.type !== "Literal" || third?.type !== "ObjectExpression")
    return;
  for (const property of third.properties) {
    const key = property.type === "Property" ? propertyName(property) : undefined;
    if (property.type !== "Property" || second.value === "__esModule") continue;
    if (key === "get") add(String(second.value), returned(property.value));
    if (key === "value") add(String(second.value), property.value);
  }
}

/** What a function with nothing but a `return` returns. */
function returned(node: Ast.Node): Ast.Node | undefined {
  if (node.type !== "FunctionExpression" && node.type !== "ArrowFunctionExpression")
    return undefined;
  const { body } = node;
  if (body?.type !== "BlockStatement") return body ?? undefined;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === "ReturnStatement"
    ? (only.argument ?? undefined)
    : undefined;
}

function isCallOf(node: Ast.Node, name: string): boolean {
  return (
    node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === name
  );
}

function exportedName(target: Ast.MemberExpression): string | undefined {
  if (isModuleExports(target)) return "default";
  const { object } = target;
  const onExports =
    (object.type === "Identifier" && object.name === "exports") ||
    (object.type === "MemberExpression" && isModuleExports(object));
  return onExports ? propertyName(target) : undefined;
}

function isModuleExports(node: Ast.MemberExpression): boolean {
  return (
    node.object.type === "Identifier" &&
    node.object.name === "module" &&
    propertyName(node) === "exports"
  );
}

/** Every identifier that a binding pattern declares. */
export function boundNames(pattern: Ast.Node): Ast.Identifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === "Property" ? property.value : property.argument),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case "AssignmentPattern":
      return boundNames(pattern.left);
    case "RestElement":
      return boundNames(pattern.argument);
    default:
      return [];
  }
}
