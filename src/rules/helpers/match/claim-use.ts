import { type Ast, type SyntaxContext, type Variable, unwrap } from "../../../engine/api.ts";
import { functionAround } from "./enclosing.ts";
import { nameOf, words } from "./names.ts";

/** What a token says of who somebody is, or of what they may do. */
const IDENTITY =
  /^(?:sub|id|_id|uid|user|user id|customer|customer id|account id|member id|seller id|vendor id|store id|shop id|dest|tenant id|company id|organi[sz]ation id|email|username|login|phone|actor id|roles?|permissions?|scopes?|is admin|admin|is staff|realm access|groups)$/;
/** What decides by itself whether somebody may do something. */
const RIGHT = /^(?:roles?|permissions?|scopes?|is admin|admin|is staff|realm access|groups)$/;
const HARMLESS_CALL =
  /^(?:log|info|debug|warn|error|trace|verbose|setUser|setTag|setContext|identify|track|capture\w*|addBreadcrumb)$/;
const PASSING = /^(?:Await|TSAs|TSNonNull|Chain|Logical|Conditional|TSTypeAssertion)Expression$/;

/** The claim that a program believes of what a token says; undefined where it asks for nothing but times and issuers. */
export function believedClaim(node: Ast.Node, context: SyntaxContext): string | undefined {
  let value = node;
  while (value.parent && PASSING.test(value.parent.type)) value = value.parent;
  const { parent } = value;
  if (parent?.type === "MemberExpression" && parent.object === value)
    return claimOf(parent, context);
  if (parent?.type === "ReturnStatement" || parent?.type === "ArrowFunctionExpression")
    return isIdentityFunction(value) ? "who somebody is" : undefined;
  const target =
    parent?.type === "VariableDeclarator" && parent.init === value
      ? parent.id
      : parent?.type === "AssignmentExpression" && parent.right === value
        ? parent.left
        : undefined;
  if (!target) return undefined;
  if (target.type === "ObjectPattern") return ofPattern(target, context);
  // Some take a token apart in its order: `const [header, claims] = decode(token)`.
  const named = target.type === "ArrayPattern" ? target.elements[1] : target;
  const variable = named ? context.semantics.variables.of(named) : undefined;
  return variable && ofVariable(variable, context);
}

/** What was decoded seldom has more names than two. */
const MAX_NAMES = 2;

function ofPattern(pattern: Ast.ObjectPattern, context: SyntaxContext): string | undefined {
  for (const property of pattern.properties) {
    if (property.type !== "Property") continue;
    const name = nameOf(property) ?? "";
    if (property.value.type === "ObjectPattern") {
      const inner = ofPattern(property.value, context);
      if (inner !== undefined) return inner;
    }
    const variable = context.semantics.variables.of(property.value);
    if (name === "payload") {
      const inner = variable && ofVariable(variable, context);
      if (inner !== undefined) return inner;
    }
    if (IDENTITY.test(words(name)) && variable && isUsed(variable, name)) return name;
  }
  return undefined;
}

function ofVariable(
  variable: Variable,
  context: SyntaxContext,
  names = MAX_NAMES,
): string | undefined {
  for (const { identifier } of variable.references) {
    let value: Ast.Node = identifier;
    while (value.parent && PASSING.test(value.parent.type)) value = value.parent;
    const { parent } = value;
    if (parent?.type === "ReturnStatement" && isIdentityFunction(value)) return "who somebody is";
    if (parent?.type === "VariableDeclarator" && parent.id.type === "ObjectPattern") {
      const claim = ofPattern(parent.id, context);
      if (claim !== undefined) return claim;
    }
    // `const payload = decoded as Claims`
    if (parent?.type === "VariableDeclarator" && parent.init === value && names > 0) {
      const other = context.semantics.variables.of(parent.id);
      const claim = other && other !== variable && ofVariable(other, context, names - 1);
      if (claim) return claim;
    }
    if (parent?.type !== "MemberExpression" || parent.object !== value) continue;
    const claim = claimOf(parent, context);
    if (claim !== undefined) return claim;
  }
  return undefined;
}

/** `decoded.sub`, `decoded.payload.email`, where it goes on to something that matters. */
function claimOf(member: Ast.MemberExpression, context: SyntaxContext): string | undefined {
  const name = nameOf(member) ?? "";
  if (name === "payload" || name === "user" || name === "data") {
    let value: Ast.Node = member;
    while (value.parent && PASSING.test(value.parent.type)) value = value.parent;
    const { parent } = value;
    if (parent?.type === "MemberExpression" && parent.object === value)
      return claimOf(parent, context);
    if (parent?.type === "VariableDeclarator") {
      if (parent.id.type === "ObjectPattern") return ofPattern(parent.id, context);
      const variable = context.semantics.variables.of(parent.id);
      if (name !== "user") return variable && ofVariable(variable, context);
    }
  }
  if (!IDENTITY.test(words(name))) return undefined;
  const { parent } = member;
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") {
    const variable = context.semantics.variables.of(parent.id);
    return variable && isUsed(variable, name) ? name : undefined;
  }
  return goesOn(member, isRight(name)) ? name : undefined;
}

function isRight(name: string): boolean {
  return RIGHT.test(words(name));
}

function isUsed(variable: Variable, name: string): boolean {
  return variable.references.some(
    ({ identifier, init }) => !init && goesOn(identifier, isRight(name)),
  );
}

/**
 * True where a value goes into a call, a condition with another value, or out of the function; not
 * into a log. A right is believed where a condition looks at nothing else, too.
 */
function goesOn(node: Ast.Node, isRight: boolean): boolean {
  for (let child = node, { parent } = child; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case "CallExpression": {
        if (parent.callee === child) break;
        return !HARMLESS_CALL.test(nameOf(unwrap(parent.callee)) ?? "");
      }
      case "BinaryExpression":
        return ![parent.left, parent.right].some(
          (side) => side.type === "Identifier" && side.name === "undefined",
        );
      case "AssignmentExpression":
        return parent.right === child;
      case "ReturnStatement":
        return true;
      case "IfStatement":
        return isRight && parent.test === child;
      case "UnaryExpression":
        if (isRight && parent.operator === "!") break;
        return false;
      case "ThrowStatement":
        return false;
      default:
        if (parent.type.endsWith("Statement")) return false;
        break;
    }
  }
  return false;
}

/** `getCurrentUser`, `checkAuth`; not `decodeToken`, `readClaims`, which only say what they do. */
function isIdentityFunction(node: Ast.Node): boolean {
  const name = words(functionAround(node)?.name ?? "");
  return (
    /\b(?:auth|authenticate|authorize|current user|user|customer|session|identity|verify|validate)\b/.test(
      name,
    ) && !/\b(?:decode|decoded|parse|peek|payload|claims|unsafe|unverified|expir\w*)\b/.test(name)
  );
}
