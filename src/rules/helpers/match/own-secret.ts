import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { environmentVariable } from "./environment-variable.ts";
import { nameOf } from "./names.ts";
import { secretRole } from "./secret-names.ts";

const SETTINGS =
  /^(?:\w*config(?:uration|service)?|settings|options|opts|env|environment|secrets|credentials)_?$/i;

/**
 * The name of a secret that the store is configured with and that may be missing: a variable of
 * the environment, or a member of its settings. Undefined where a fallback makes sure of a value.
 */
export function ownSecret(expression: Ast.Node, semantics: Semantics): string | undefined {
  const { node, in: owner } = semantics.origin(expression);
  const variable = environmentVariable(node, owner);
  if (variable !== undefined) return secretRole(variable) && variable;
  switch (node.type) {
    case "LogicalExpression": {
      const fallback = owner.constant(node.right);
      return node.operator !== "&&" && fallback && !fallback.value
        ? ownSecret(node.left, owner)
        : undefined;
    }
    case "MemberExpression": {
      const name = propertyName(node);
      if (name === undefined || secretRole(name) === undefined) return undefined;
      return SETTINGS.test(nameOf(unwrap(node.object)) ?? "") ? name : undefined;
    }
    case "CallExpression": {
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression" || propertyName(callee) !== "get") return undefined;
      if (!SETTINGS.test(nameOf(unwrap(callee.object)) ?? "") || node.arguments.length !== 1)
        return undefined;
      const name = node.arguments[0] && owner.string(node.arguments[0]);
      return name !== undefined && secretRole(name) !== undefined ? name : undefined;
    }
    default:
      return undefined;
  }
}
