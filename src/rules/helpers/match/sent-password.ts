import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { innermostFunction } from "./enclosing.ts";
import { decoratorName, nameOf, words } from "./names.ts";
import { requestRead } from "./request-read.ts";

/** The field that a person types a password into; not `newPassword`, nor `passwordHash`. */
const PASSWORD = /^(?:password|passwd|pwd|pass|pass word)$/;
/** Parameters that hold what somebody typed in. */
const FORM =
  /(?:^| )(?:dto|body|input|credentials?|data|args|payload|form|params|login|user data)$/;
/** Functions that make a hash, of the program or of a package. */
const HASHING =
  /\b(?:hash\w*|bcrypt\w*|argon\w*|scrypt\w*|pbkdf\w*|crypt|digest|encrypt\w*|encode\w*|verify\w*|compare\w*|md ?5|sha ?\d+|hmac|salt\w*)\b/;

/** `password`, by the whole name. */
export function isPasswordField(name: string | undefined): boolean {
  return name !== undefined && PASSWORD.test(words(name));
}

/** True for the password of a request, as it was sent: read where it is used, or taken out of the request before. */
export function isRequestPassword(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  if (node.type === "Identifier" && !isWrittenOnce(node, semantics)) return false;
  return isPasswordField(requestRead(node, semantics)?.name) && !isOfHanded(node, semantics);
}

/** `createAccount(body)`: a function that is handed a whole form gets what its callers made of it. */
function isOfHanded(expression: Ast.Node, semantics: Semantics): boolean {
  const { node, in: home } = semantics.origin(expression);
  const definition = node.type === "Identifier" ? home.variables.of(node)?.defs[0] : undefined;
  const from =
    node.type === "MemberExpression"
      ? unwrap(node.object)
      : definition?.type === "Variable" && definition.node.init
        ? unwrap(definition.node.init)
        : undefined;
  const whole = from?.type === "Identifier" ? home.variables.of(from)?.defs[0] : undefined;
  // Methods of controllers have decorators on what they are handed.
  if (whole?.type !== "Parameter" || whole.node.params[0] !== whole.name) return false;
  return !("decorators" in whole.name && (whole.name.decorators ?? []).length > 0);
}

/** The same for what a function is handed under that name: `login(email, password)`, `login(dto)`. */
export function isGivenPassword(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  if (node.type === "Identifier")
    return PASSWORD.test(words(node.name)) && isParameter(node, semantics);
  if (node.type !== "MemberExpression" || !isPasswordField(propertyName(node))) return false;
  const owner = unwrap(node.object);
  return (
    owner.type === "Identifier" && FORM.test(words(owner.name)) && isParameter(owner, semantics)
  );
}

/** True where a file calls anything that hashes or compares hashes: what it keeps may be one. */
export function hashesAnything({ source }: Semantics): boolean {
  return source.nodes.some((node) => {
    if (node.type === "ImportDeclaration") return HASHING.test(words(node.source.value));
    if (node.type === "Decorator") return /^(?:Before|Transform)/.test(decoratorName(node));
    if (node.type !== "CallExpression" && node.type !== "NewExpression") return false;
    const name = nameOf(unwrap(node.callee)) ?? "";
    if (name === "require") {
      const [first] = node.arguments;
      return first?.type === "Literal" && HASHING.test(words(String(first.value)));
    }
    // Hooks and plug-ins of a model may hash whatever is stored.
    return (
      /^(?:pre|plugin|addHook|beforeCreate|beforeSave|beforeUpdate|beforeInsert)$/.test(name) ||
      HASHING.test(words(name))
    );
  });
}

/** A parameter of the function around, or a part that was taken out of one, that nothing else is assigned to. */
function isParameter(node: Ast.Identifier, semantics: Semantics): boolean {
  if (!isWrittenOnce(node, semantics)) return false;
  const definition = semantics.variables.of(node)?.defs[0];
  if (definition?.type === "Parameter") return true;
  if (definition?.type !== "Variable" || definition.node.id.type !== "ObjectPattern") return false;
  const whole = definition.node.init && unwrap(definition.node.init);
  if (whole?.type !== "Identifier" || !innermostFunction(node)) return false;
  return semantics.variables.of(whole)?.defs[0]?.type === "Parameter";
}

function isWrittenOnce(node: Ast.Identifier, semantics: Semantics): boolean {
  const variable = semantics.variables.of(node);
  return (
    variable !== undefined && !variable.references.some((each) => each.isWrite() && !each.init)
  );
}
