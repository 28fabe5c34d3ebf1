import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { onlyValueOf } from "./known-test.ts";
import type { Lowering } from "./lowering.ts";

/** Whether a store that customers use never gets to a branch: where the condition holds, and where it fails. */
interface Outside {
  readonly whenTrue: boolean;
  readonly whenFalse: boolean;
}

const SAYS_NOTHING: Outside = { whenTrue: false, whenFalse: false };
const ENVIRONMENT = /^(?:node|app)_?env(?:ironment)?$/i;
const PRODUCTION = /^(?:is|in)_?prod(?:uction)?(?:_?(?:mode|env))?$/i;
const DEVELOPMENT = /^(?:(?:is|in)_?dev(?:elopment)?(?:_?(?:mode|env))?|__dev__)$/i;
const MAX_DEPTH = 8;

type Names = Pick<Lowering, "variables">;

/** True where a condition, holding or failing, says that the program runs for its developers alone. */
export function isOutsideProduction(lower: Names, test: Ast.Node, holds: boolean): boolean {
  const outside = outsideOf(lower, test, 0);
  return holds ? outside.whenTrue : outside.whenFalse;
}

function outsideOf(lower: Names, test: Ast.Node, depth: number): Outside {
  if (depth > MAX_DEPTH) return SAYS_NOTHING;
  const node = unwrap(test);
  switch (node.type) {
    case "UnaryExpression":
      return node.operator === "!"
        ? negated(outsideOf(lower, node.argument, depth + 1))
        : SAYS_NOTHING;
    case "LogicalExpression": {
      if (node.operator === "??") return SAYS_NOTHING;
      const left = outsideOf(lower, node.left, depth + 1);
      const right = outsideOf(lower, node.right, depth + 1);
      return node.operator === "&&"
        ? both(left, right)
        : negated(both(negated(left), negated(right)));
    }
    case "BinaryExpression":
      return comparison(lower, node, depth);
    case "Identifier": {
      const written = onlyValueOf(lower, node);
      return written ? outsideOf(lower, written, depth + 1) : byName(node.name);
    }
    case "MemberExpression":
      return byName(propertyName(node) ?? "");
    case "CallExpression":
      return node.arguments.length === 0 ? byName(calledName(node)) : SAYS_NOTHING;
    default:
      return SAYS_NOTHING;
  }
}

/** `NODE_ENV === "production"`, `process.env.NODE_ENV !== "development"` */
function comparison(lower: Names, node: Ast.BinaryExpression, depth: number): Outside {
  if (!/^[!=]==?$/.test(node.operator) || node.left.type === "PrivateIdentifier")
    return SAYS_NOTHING;
  const isLeft = node.right.type === "Literal";
  const [asked, text] = isLeft ? [node.left, node.right] : [node.right, node.left];
  if (text.type !== "Literal" || !namesEnvironment(lower, asked, depth)) return SAYS_NOTHING;
  // What is not called development may be anything; what is not called production is not that.
  const equal =
    text.value === "production"
      ? { whenTrue: false, whenFalse: true }
      : { whenTrue: text.value === "development" || text.value === "test", whenFalse: false };
  return node.operator.startsWith("!") ? negated(equal) : equal;
}

/** `process.env.NODE_ENV`, `config.get("NODE_ENV")`, `app.get("env")` and names for them. */
function namesEnvironment(lower: Names, given: Ast.Node, depth: number): boolean {
  const node = unwrap(given);
  switch (node.type) {
    case "Identifier": {
      if (ENVIRONMENT.test(node.name)) return true;
      const written = depth < MAX_DEPTH ? onlyValueOf(lower, node) : undefined;
      return written !== undefined && namesEnvironment(lower, written, depth + 1);
    }
    case "MemberExpression":
      return ENVIRONMENT.test(propertyName(node) ?? "");
    case "CallExpression": {
      const [name] = node.arguments;
      if (calledName(node) !== "get" || name?.type !== "Literal") return false;
      return name.value === "env" || ENVIRONMENT.test(String(name.value));
    }
    default:
      return false;
  }
}

function byName(name: string): Outside {
  return { whenTrue: DEVELOPMENT.test(name), whenFalse: PRODUCTION.test(name) };
}

function calledName(node: Ast.CallExpression): string {
  const callee = unwrap(node.callee);
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
}

function negated({ whenTrue, whenFalse }: Outside): Outside {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}

/** Of two conditions that hold together one is enough; where they fail, it may be either. */
function both(left: Outside, right: Outside): Outside {
  return {
    whenTrue: left.whenTrue || right.whenTrue,
    whenFalse: left.whenFalse && right.whenFalse,
  };
}
