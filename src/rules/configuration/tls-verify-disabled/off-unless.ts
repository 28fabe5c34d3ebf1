import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";
import { environmentTest } from "../../helpers/match/environment-guard.ts";
import { environmentVariable } from "../../helpers/match/environment-variable.ts";

/** What is set where nothing is sold: on machines that build. Other variables may well be set wherever the shop runs. */
const ELSEWHERE =
  /^(?:CI|CONTINUOUS_INTEGRATION|GITHUB_ACTIONS|GITLAB_CI|JENKINS\w*|TRAVIS|CIRCLECI|BUILD\w*)$/;

/**
 * What verification depends on where a condition switches it off for the shop itself: in production,
 * or everywhere but on a machine that builds. Undefined for other conditions.
 */
export function offUnless(value: Ast.Node, off: boolean, semantics: Semantics): string | undefined {
  const { node, in: home } = semantics.origin(value);
  const test = environmentTest(node, home);
  // True in production, or false there: the other one is what production gets.
  if (test !== undefined && isPlain(node))
    return (test === "production") === off ? "the environment" : undefined;
  const set = ifSet(node, home);
  return set && ELSEWHERE.test(set.variable) && set.holds !== off ? set.variable : undefined;
}

/** `dev || ownAuthority` asks more than where the program runs. */
function isPlain(node: Ast.Node): boolean {
  return node.type !== "LogicalExpression";
}

/** What a condition about one variable is where that variable is set. */
function ifSet(
  expression: Ast.Node,
  semantics: Semantics,
): { readonly variable: string; readonly holds: boolean } | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case "UnaryExpression": {
      const inner = node.operator === "!" ? ifSet(node.argument, semantics) : undefined;
      return inner && { ...inner, holds: !inner.holds };
    }
    case "BinaryExpression": {
      if (!/^[!=]==?$/.test(node.operator)) return undefined;
      const sides = [node.left, node.right];
      const variable = sides.map((each) => environmentVariable(each, semantics)).find(Boolean);
      const said = sides.map((each) => semantics.constant(each)).find(Boolean);
      if (variable === undefined || !said) return undefined;
      const isYes = /^(?:true|1|yes|on)$/i.test(String(said.value));
      return { variable, holds: node.operator.startsWith("=") === isYes };
    }
    case "CallExpression": {
      const [first] = node.arguments;
      return first && semantics.callee(node) === "global#Boolean"
        ? ifSet(first, semantics)
        : undefined;
    }
    default: {
      const variable = environmentVariable(node, semantics);
      return variable === undefined ? undefined : { variable, holds: true };
    }
  }
}
