import { type Ast, type Semantics, propertyName, unwrap, wrapped } from "../../../engine/api.ts";
import { environmentVariable, isEnvironment } from "./environment-variable.ts";
import { readsVariable } from "./environment-reader.ts";
import { isVariableName, secretRole } from "./secret-names.ts";

/** A value that stands in when the environment or the configuration has none. */
export interface EnvironmentFallback {
  /** The variable or key that is asked first. */
  readonly variable: string;
  /** `operand`: evaluated only when the variable is missing; `argument`: of a reading function; `schema`: of a schema. */
  readonly kind: "operand" | "argument" | "schema";
  /** The call, for arguments and schemas. */
  readonly call?: Ast.CallExpression;
}

/** The variable for which an expression is the fallback; undefined when it is no fallback. */
export function environmentFallback(
  expression: Ast.Node,
  semantics: Semantics,
): EnvironmentFallback | undefined {
  const child = wrapped(expression);
  const parent = child.parent;
  switch (parent?.type) {
    case "LogicalExpression":
      if (child !== parent.right || parent.operator === "&&") return undefined;
      return operand(readsIn(parent.left, semantics)) ?? environmentFallback(parent, semantics);
    case "ConditionalExpression":
      if (child === parent.test || isTold(parent, child, semantics)) return undefined;
      return operand(testedIn(parent.test, semantics)) ?? environmentFallback(parent, semantics);
    case "AssignmentPattern":
      return child === parent.right ? operand(destructured(parent, semantics)) : undefined;
    case "AssignmentExpression":
      return child === parent.right ? operand(assigned(parent, semantics)) : undefined;
    case "CallExpression":
      return ofCall(parent, child, semantics);
    case "Property":
      return ofDescription(parent, child, semantics);
    default:
      return undefined;
  }
}

/** `process.env.X ? "set" : "missing"` says whether there is a secret, and is none. */
function isTold(
  { consequent, alternate }: Ast.ConditionalExpression,
  child: Ast.Node,
  semantics: Semantics,
): boolean {
  const other = unwrap(child === consequent ? alternate : consequent);
  if (other.type === "TemplateLiteral" && other.expressions.length > 0)
    return other.quasis.some(({ value }) => /\w\s|\s\w/.test(value.raw));
  return typeof semantics.constant(other)?.value === "string";
}

/** True when a string, or the constant that it initialises, serves only as a fallback for a secret: another rule's business. */
export function isSecretFallback(literal: Ast.Node, semantics: Semantics): boolean {
  const isFallback = (node: Ast.Node): boolean => {
    const fallback = environmentFallback(node, semantics);
    return fallback !== undefined && secretRole(fallback.variable) !== undefined;
  };
  if (isFallback(literal)) return true;
  const declarator = wrapped(literal).parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier")
    return false;
  const variable = semantics.variables.of(declarator.id);
  const uses = variable?.references.filter((reference) => !reference.init) ?? [];
  return uses.length > 0 && uses.every((use) => isFallback(use.identifier as Ast.Node));
}

function operand(variable: string | undefined): EnvironmentFallback | undefined {
  return variable === undefined ? undefined : { variable, kind: "operand" };
}

/** The secret variable among those that `a || b ?? …` asks, else the last. */
function readsIn(expression: Ast.Node, semantics: Semantics): string | undefined {
  const node = unwrap(expression);
  if (node.type === "LogicalExpression") {
    const left = readsIn(node.left, semantics);
    const right = readsIn(node.right, semantics);
    return right !== undefined && secretRole(right) ? right : (left ?? right);
  }
  const variable = environmentVariable(node, semantics) ?? initialised(node, semantics);
  if (variable !== undefined) return variable;
  return node.type === "CallExpression" && isReader(node) ? keyOf(node, semantics) : undefined;
}

/** `let secret = process.env.X` of a variable that is written again. */
function initialised(node: Ast.Node, semantics: Semantics): string | undefined {
  if (node.type !== "Identifier") return undefined;
  const definition = semantics.variables.of(node)?.defs[0];
  const init = definition?.type === "Variable" ? definition.node.init : undefined;
  return init ? environmentVariable(init, semantics) : undefined;
}

/** The secret variable whose presence a condition tests. */
function testedIn(expression: Ast.Node, semantics: Semantics): string | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case "UnaryExpression":
      return testedIn(node.argument, semantics);
    // Compilers write `a ?? b` as `(_a = a) !== null && _a !== void 0 ? _a : b`.
    case "AssignmentExpression":
      return testedIn(node.right, semantics);
    case "BinaryExpression":
      return testedIn(node.left, semantics) ?? testedIn(node.right, semantics);
    case "LogicalExpression":
      return testedIn(node.left, semantics) ?? testedIn(node.right, semantics);
    default: {
      const variable = readsIn(node, semantics);
      return variable !== undefined && secretRole(variable) ? variable : undefined;
    }
  }
}

/** `const { JWT_SECRET = "x" } = process.env`, also in parameters. */
function destructured(pattern: Ast.AssignmentPattern, semantics: Semantics): string | undefined {
  const property = pattern.parent;
  if (property?.type !== "Property" || property.parent.type !== "ObjectPattern") return undefined;
  const name = propertyName(property);
  const owner = property.parent.parent;
  if (owner?.type === "VariableDeclarator" && owner.init) {
    return isEnvironment(owner.init, semantics) ? name : undefined;
  }
  return name !== undefined && isVariableName(name) && secretRole(name) ? name : undefined;
}

/** `process.env.X ||= "x"`, and `secret = "x"` below `if (!process.env.X)`. */
function assigned(node: Ast.AssignmentExpression, semantics: Semantics): string | undefined {
  const variable = readsIn(node.left, semantics);
  if (node.operator === "||=" || node.operator === "??=") return variable;
  if (node.operator !== "=") return undefined;
  for (
    let child: Ast.Node = node, parent = child.parent;
    parent;
    child = parent, parent = parent.parent
  ) {
    if (parent.type === "IfStatement") {
      const isKept = variable !== undefined || keepsSecret(node.left, parent.test);
      return isKept && child === parent.consequent ? missing(parent.test, semantics) : undefined;
    }
    if (parent.type !== "ExpressionStatement" && parent.type !== "BlockStatement") return undefined;
  }
  return undefined;
}

/** What is told of a missing secret, `result.status = "error"`, is none. */
function keepsSecret(target: Ast.Node, test: Ast.Node): boolean {
  const name =
    target.type === "Identifier"
      ? target.name
      : target.type === "MemberExpression"
        ? propertyName(target)
        : undefined;
  if (name !== undefined && secretRole(name)) return true;
  const node = unwrap(test);
  const asked =
    node.type === "UnaryExpression"
      ? [node.argument]
      : node.type === "BinaryExpression"
        ? [node.left, node.right]
        : [];
  return (
    target.type === "Identifier" &&
    asked.map(unwrap).some((each) => each.type === "Identifier" && each.name === target.name)
  );
}

function missing(test: Ast.Node, semantics: Semantics): string | undefined {
  const node = unwrap(test);
  const isAbsence =
    (node.type === "UnaryExpression" && node.operator === "!") ||
    (node.type === "BinaryExpression" && /^={2,3}$/.test(node.operator));
  return isAbsence ? testedIn(node, semantics) : undefined;
}

const READER =
  /^(?:(?:get|read|load|optional|config)?_?(?:env|environment|config|setting|configuration)(?:_?(?:var|variable|value|string|or|default|with))*|use(?:env|config))$/i;

/** A function that reads the configuration: `config.get("x", …)`, `env("X", …)`, `getConfig("a.b", …)`. */
function isReader(call: Ast.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier") return READER.test(callee.name);
  if (callee.type !== "MemberExpression") return false;
  const name = propertyName(callee) ?? "";
  if (READER.test(name)) return true;
  const object = unwrap(callee.object);
  const owner =
    object.type === "Identifier"
      ? object.name
      : object.type === "MemberExpression"
        ? propertyName(object)
        : undefined;
  return (
    /^(?:get|getString|getOrDefault|string|str|read)$/.test(name) &&
    /config|env|settings/i.test(owner ?? "")
  );
}

function keyOf(call: Ast.CallExpression, semantics: Semantics): string | undefined {
  const key = call.arguments[0] && semantics.string(call.arguments[0]);
  return key?.split(/[.:/]/).at(-1);
}

const SCHEMA_PACKAGES =
  /^(?:zod(?:\/[\w-]+)?|joi|@hapi\/joi|yup|valibot|env-var|envalid|znv|@sinclair\/typebox|arktype|convict|@t3-oss\/[\w-]+|@adonisjs\/[\w/-]+)#/;

function ofCall(
  call: Ast.CallExpression,
  child: Ast.Node,
  semantics: Semantics,
): EnvironmentFallback | undefined {
  const callee = unwrap(call.callee);
  const index = call.arguments.findIndex((argument) => argument === child);
  if (index > 0) {
    const variable = keyOf(call, semantics);
    const isRead =
      variable !== undefined &&
      ((index === 1 && isReader(call)) ||
        (secretRole(variable) !== undefined && readsVariable(call, index, semantics)));
    if (isRead) return { variable, kind: "argument", call };
  }
  if (callee.type !== "MemberExpression" || index !== 0) return undefined;
  if (!/^(?:default|catch|prefault)$/.test(propertyName(callee) ?? "")) return undefined;
  if (!SCHEMA_PACKAGES.test(semantics.api(callee.object) ?? "")) return undefined;
  const variable = schemaKey(call) ?? readerInChain(callee.object, semantics);
  return variable === undefined ? undefined : { variable, kind: "schema", call };
}

/** The key of the schema that a chain of calls describes, when it is a variable's name. */
function schemaKey(node: Ast.Node): string | undefined {
  let current = wrapped(node);
  for (let parent = current.parent; parent; current = parent, parent = parent.parent) {
    if (parent.type === "Property" && parent.value === current) {
      const name = propertyName(parent);
      return name !== undefined && isVariableName(name) ? name : undefined;
    }
    const isChain =
      parent.type === "MemberExpression" ||
      parent.type === "CallExpression" ||
      parent.type === "ObjectExpression";
    if (!isChain || (parent.type === "ObjectExpression" && parent.parent.type !== "CallExpression"))
      return undefined;
  }
  return undefined;
}

/** `env.get("JWT_SECRET").required().default("x")` of env-var. */
function readerInChain(expression: Ast.Node, semantics: Semantics): string | undefined {
  let node = unwrap(expression);
  while (node.type === "CallExpression") {
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return undefined;
    if (propertyName(callee) === "get") return keyOf(node, semantics);
    node = unwrap(callee.object);
  }
  return undefined;
}

/** `{ default: "x" }` of convict, envalid and JSON schemas of the environment. */
function ofDescription(
  property: Ast.Property,
  child: Ast.Node,
  semantics: Semantics,
): EnvironmentFallback | undefined {
  if (property.value !== child || propertyName(property) !== "default") return undefined;
  const object = property.parent;
  if (object.type !== "ObjectExpression") return undefined;
  const env = semantics.object(object)?.get("env");
  const named = env && env.value.in.string(env.value.node);
  if (named !== undefined) return { variable: named, kind: "schema" };
  const call = object.parent;
  if (call?.type === "CallExpression" && !SCHEMA_PACKAGES.test(semantics.callee(call) ?? ""))
    return undefined;
  const key = call?.type === "Property" ? propertyName(call) : call && schemaKey(object);
  return key !== undefined && isVariableName(key) ? { variable: key, kind: "schema" } : undefined;
}
