import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { isVariableName } from "./secret-names.ts";

const OBJECTS =
  /^(?:global#process\.env|process#env|global#Bun\.env|bun#env|\$env\/dynamic\/(?:private|public)#env|\$env\/static\/(?:private|public)#|astro:env\/server#|cloudflare:workers#env)$/;

/** The environment variable that an expression reads, whatever the runtime: `process.env.X`, `import.meta.env.X`, `Deno.env.get("X")`, `c.env.X`. */
export function environmentVariable(
  expression: Ast.Node,
  semantics: Semantics,
): string | undefined {
  const node = unwrap(expression);
  const api = semantics.api(node);
  if (api !== undefined) {
    const split = Math.max(api.lastIndexOf("."), api.lastIndexOf("#") + 1);
    const name = api.slice(api[split] === "." ? split + 1 : split);
    if (OBJECTS.test(api.slice(0, split))) return name;
  }
  if (node.type === "MemberExpression") {
    const name = propertyName(node);
    return name !== undefined &&
      (isMetaEnv(node.object) || (isVariableName(name) && isNamedEnv(node.object)))
      ? name
      : undefined;
  }
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  const argument = node.arguments[0];
  if (argument && semantics.api(callee) === "global#Deno.env.get")
    return semantics.string(argument);
  // `process.env.X?.trim()` and `String(process.env.X)` are still the variable.
  if (
    callee.type === "MemberExpression" &&
    /^(?:trim|toString)$/.test(propertyName(callee) ?? "")
  ) {
    return environmentVariable(callee.object, semantics);
  }
  return argument && semantics.api(callee) === "global#String"
    ? environmentVariable(argument, semantics)
    : undefined;
}

/** True for the object whose members are the environment's variables. */
export function isEnvironment(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  const api = semantics.api(node);
  return (api !== undefined && OBJECTS.test(api)) || isMetaEnv(node) || isNamedEnv(node);
}

function isMetaEnv(expression: Ast.Node): boolean {
  const node = unwrap(expression);
  return (
    node.type === "MemberExpression" &&
    propertyName(node) === "env" &&
    unwrap(node.object).type === "MetaProperty"
  );
}

/** Workers and loaders get the environment as `env`, `c.env`, `context.env`. */
function isNamedEnv(expression: Ast.Node): boolean {
  const node = unwrap(expression);
  if (node.type === "Identifier") return node.name === "env" || node.name === "ENV";
  return node.type === "MemberExpression" && propertyName(node) === "env";
}
