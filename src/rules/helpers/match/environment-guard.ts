import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";

/** What a condition says of the environment that it holds in. */
export type EnvironmentTest = "production" | "not-production";

const PRODUCTION = /^prod(?:uction)?$/i;
const OTHER = /^(?:dev(?:elopment)?|local|test(?:ing)?|ci|staging|e2e)$/i;
const PRODUCTION_FLAG = /^(?:is|in|_+)?_?prod(?:uction)?(?:_?mode|_+)?$/i;
const ENVIRONMENT = /(?:^|_|node|app)(?:env|environment|mode|stage)$/i;
const OTHER_FLAG =
  /^(?:is|in|_+)?_?(?:dev(?:elopment)?|local|test(?:ing)?|debug)(?:_?(?:mode|env|environment)|_+)?$/i;

/** Reads `NODE_ENV === "production"`, `isProd`, `!dev`, `import.meta.env.DEV` and the like; undefined for other conditions. */
export function environmentTest(
  expression: Ast.Node,
  semantics: Semantics,
  depth = 0,
): EnvironmentTest | undefined {
  const node = unwrap(expression);
  if (depth > 6) return undefined;
  switch (node.type) {
    case "UnaryExpression": {
      const inner =
        node.operator === "!" ? environmentTest(node.argument, semantics, depth + 1) : undefined;
      return inner && negate(inner);
    }
    case "BinaryExpression":
      return comparison(node, semantics);
    case "LogicalExpression": {
      const left = environmentTest(node.left, semantics, depth + 1);
      const right = environmentTest(node.right, semantics, depth + 1);
      if (node.operator === "&&") return left ?? right;
      return left === right ? left : undefined;
    }
    case "Identifier": {
      const byName = flag(node.name);
      if (byName) return byName;
      const origin = semantics.origin(node).node;
      return origin === node ? undefined : environmentTest(origin, semantics, depth + 1);
    }
    case "MemberExpression": {
      const name = propertyName(node);
      return name === undefined ? undefined : flag(name);
    }
    case "CallExpression": {
      const callee = unwrap(node.callee);
      const name =
        callee.type === "Identifier"
          ? callee.name
          : callee.type === "MemberExpression"
            ? propertyName(callee)
            : undefined;
      return name === undefined ? undefined : flag(name);
    }
    default:
      return undefined;
  }
}

/**
 * True when a node is reached only outside production: inside `if (dev) { … }`, `dev ? x : …`,
 * `dev && x`, the other branch of a production test, behind `if (production) return`, or in the
 * settings of another environment (`{ development: …, production: … }`).
 */
export function isOutsideProduction(node: Ast.Node, semantics: Semantics, hops = 0): boolean {
  let child: Ast.Node = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    const holds = conditionFor(parent, child, semantics);
    if (holds === "not-production") return true;
    if (parent.type === "BlockStatement" && leftEarlyInProduction(parent, child, semantics))
      return true;
    if (isCalledOutside(parent, semantics, hops)) return true;
  }
  return false;
}

/** `sendErrorDev(err, res)`: a function of this file that nobody calls but where production is ruled out. */
function isCalledOutside(node: Ast.Node, semantics: Semantics, hops: number): boolean {
  if (hops > 1) return false;
  const name = ownName(node);
  if (!name) return false;
  const uses = semantics.variables.of(name)?.references.filter((each) => !each.init) ?? [];
  return (
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      const use = identifier as Ast.Node;
      const isCall = use.parent?.type === "CallExpression" && use.parent.callee === use;
      return isCall && isOutsideProduction(use, semantics, hops + 1);
    })
  );
}

/** The name of a function that its file keeps for itself. */
function ownName(node: Ast.Node): Ast.Identifier | undefined {
  if (node.type === "FunctionDeclaration") {
    return node.id && !node.parent.type.startsWith("Export") ? node.id : undefined;
  }
  if (node.type !== "ArrowFunctionExpression" && node.type !== "FunctionExpression")
    return undefined;
  const { parent } = node;
  if (parent.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return undefined;
  return parent.parent.parent.type.startsWith("Export") ? undefined : parent.id;
}

function conditionFor(
  parent: Ast.Node,
  child: Ast.Node,
  semantics: Semantics,
): EnvironmentTest | undefined {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression": {
      if (child === parent.test) return undefined;
      const test = environmentTest(parent.test, semantics);
      return test && (child === parent.consequent ? test : negate(test));
    }
    case "LogicalExpression": {
      if (child !== parent.right) return undefined;
      const test = environmentTest(parent.left, semantics);
      if (parent.operator === "&&") return test;
      return parent.operator === "||" ? test && negate(test) : undefined;
    }
    case "Property":
      return child === parent.value ? tableOfEnvironments(parent) : undefined;
    default:
      return undefined;
  }
}

/** `{ development: …, production: … }`: settings of which a program takes those of where it runs. */
function tableOfEnvironments(property: Ast.Property): EnvironmentTest | undefined {
  const name = propertyName(property);
  const table = property.parent;
  if (name === undefined || !OTHER.test(name) || table.type !== "ObjectExpression")
    return undefined;
  const hasProduction = table.properties.some(
    (each) => each.type === "Property" && PRODUCTION.test(propertyName(each) ?? ""),
  );
  return hasProduction ? "not-production" : undefined;
}

function leftEarlyInProduction(
  block: Ast.BlockStatement,
  child: Ast.Node,
  semantics: Semantics,
): boolean {
  for (const statement of block.body) {
    if (statement === child) return false;
    if (statement.type !== "IfStatement" || statement.alternate) continue;
    if (environmentTest(statement.test, semantics) === "production" && leaves(statement.consequent))
      return true;
  }
  return false;
}

function leaves(statement: Ast.Statement): boolean {
  if (statement.type === "ReturnStatement" || statement.type === "ThrowStatement") return true;
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : undefined;
  return last !== undefined && leaves(last);
}

function comparison(node: Ast.BinaryExpression, semantics: Semantics): EnvironmentTest | undefined {
  if (!/^[!=]==?$/.test(node.operator)) return undefined;
  const sides = [node.left, node.right] as const;
  for (const [i, side] of sides.entries()) {
    const value = semantics.string(side);
    const other = sides[1 - i];
    if (value === undefined || !other || !namesEnvironment(other)) continue;
    const equal = node.operator.startsWith("=");
    if (PRODUCTION.test(value)) return equal ? "production" : "not-production";
    // Being something else than development says nothing certain, so only equality counts here.
    if (OTHER.test(value)) return equal ? "not-production" : "production";
  }
  return undefined;
}

/** `process.env.NODE_ENV`, `env`, `config.environment`, `process.env.APP_ENV` … */
function namesEnvironment(expression: Ast.Node): boolean {
  const node = unwrap(expression);
  if (node.type === "CallExpression") {
    // `app.get("env")` of Express, `config.get("app.env")` of Nest.
    const [first] = node.arguments;
    const callee = unwrap(node.callee);
    const isGet = callee.type === "MemberExpression" && propertyName(callee) === "get";
    if (!isGet || first?.type !== "Literal" || typeof first.value !== "string") return false;
    return ENVIRONMENT.test(first.value.split(".").at(-1) ?? "");
  }
  const name =
    node.type === "Identifier"
      ? node.name
      : node.type === "MemberExpression"
        ? propertyName(node)
        : undefined;
  return name !== undefined && ENVIRONMENT.test(name);
}

function flag(name: string): EnvironmentTest | undefined {
  if (PRODUCTION_FLAG.test(name)) return "production";
  return OTHER_FLAG.test(name) ? "not-production" : undefined;
}

function negate(test: EnvironmentTest): EnvironmentTest {
  return test === "production" ? "not-production" : "production";
}
