import {
  type Ast,
  type SyntaxContext,
  isFunction,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";

/** Addresses and checks of who runs the store; Medusa's staff are its users. */
const STAFF =
  /(?:^|[^a-z])(?:is_?|require_?|ensure_?|verify_?|check_?|only_?|authori[sz]e_?)?(?:admin|staff|back-?office)|\bauthenticate\(\s*["'`]user["'`]/i;

/** True where all routes that use a middleware for uploads are those of staff, as what stands beside it says. */
export function isForStaff(upload: Ast.Node, context: SyntaxContext): boolean {
  const uses = usesOf(upload, context);
  return uses.length > 0 && uses.every((use) => STAFF.test(besides(use, context)));
}

/** The places of `multer()` itself, or of the variable that holds it. */
function usesOf(upload: Ast.Node, { semantics }: SyntaxContext): Ast.Node[] {
  const { parent } = upload;
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return [upload];
  const variable = semantics.variables.of(parent.id);
  // What other files use is not seen.
  const isExported = parent.parent?.parent?.type === "ExportNamedDeclaration";
  if (!variable || isExported) return [];
  return variable.references.flatMap(({ identifier, init }) =>
    init === true ? [] : [identifier as Ast.Node],
  );
}

/** What a call that registers a route, or an entry of a list of middlewares, is given besides its handlers. */
function besides(use: Ast.Node, { text }: SyntaxContext): string {
  let node = use;
  while (node.parent) {
    const { parent }: { parent: Ast.Node } = node as Ast.Node & { parent: Ast.Node };
    if (parent.type === "CallExpression" && parent.callee !== node) {
      const callee = unwrap(parent.callee);
      const isRoute =
        callee.type === "MemberExpression" &&
        /^(?:get|post|put|patch|delete|all|use)$/.test(propertyName(callee) ?? "");
      if (isRoute)
        return parent.arguments
          .filter((each) => !isFunction(each))
          .map((each) => text.slice(...each.range))
          .join(" ");
    }
    if (parent.type === "Property" && propertyName(parent) === "middlewares")
      return text.slice(...parent.parent.range);
    if (isFunction(parent)) return "";
    node = parent;
  }
  return "";
}
