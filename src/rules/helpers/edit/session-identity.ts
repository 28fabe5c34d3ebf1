import { type Ast, type SourceFile, isFunction, unwrap } from "../../../engine/api.ts";

/** How frameworks hand over who is logged in, as handlers write it: `req.user.id`, `session.userId`. */
const IDENTITY =
  /^(?:(?:req|request|ctx|context)(?:\.state|\.raw)?\.(?:user|session|auth|customer|currentUser|auth_context)(?:\?|!)?(?:\.user(?:\?|!)?|\.customer(?:\?|!)?)?|session(?:\?|!)?(?:\.user(?:\?|!)?)?|(?:currentUser|current_user|authUser)(?:\?|!)?)\.(?:_?id|sub|uid|userId|customerId|actor_id)$|^(?:req|request)\.(?:userId|customerId)$/;
/** Methods that ask a record's owner of the program, not of the caller. */
const SESSION_CALL = /session|auth|current/i;

/** True for an expression that says who is logged in. */
export function isIdentity(text: string): boolean {
  return IDENTITY.test(text);
}

/**
 * The expression for who is logged in that the file itself uses and that means the same at a place:
 * none where its first name is neither a parameter there nor a session that was asked for before.
 */
export function identityAt(node: Ast.Node, source: SourceFile): string | undefined {
  const around = functionsAround(node);
  const found = source.nodes.filter(
    (each): each is Ast.MemberExpression =>
      each.type === "MemberExpression" && IDENTITY.test(source.text.slice(...each.range)),
  );
  const usable = found.filter((each) => means(rootOf(each), node, around, source));
  // What the handler itself uses comes first.
  const own = usable.find((each) =>
    around.some((fn) => fn.range[0] <= each.range[0] && each.range[1] <= fn.range[1]),
  );
  const chosen = own ?? usable[0];
  return chosen && source.text.slice(...chosen.range);
}

function functionsAround(node: Ast.Node): Ast.Node[] {
  const found: Ast.Node[] = [];
  for (let each = node.parent; each; each = each.parent) if (isFunction(each)) found.push(each);
  return found;
}

function rootOf(member: Ast.MemberExpression): string | undefined {
  let at: Ast.Node = member;
  while (at.type === "MemberExpression" || at.type === "TSNonNullExpression")
    at = unwrap(at.type === "MemberExpression" ? at.object : at.expression);
  return at.type === "Identifier" ? at.name : undefined;
}

function means(
  name: string | undefined,
  node: Ast.Node,
  around: readonly Ast.Node[],
  source: SourceFile,
): boolean {
  if (name === undefined) return false;
  for (const fn of around) {
    if (!isFunction(fn)) continue;
    if (fn.params.some((each) => each.type === "Identifier" && each.name === name)) return true;
    if (fn.body?.type !== "BlockStatement") continue;
    const declared = fn.body.body.some(
      (statement) =>
        statement.range[1] <= node.range[0] &&
        statement.type === "VariableDeclaration" &&
        statement.declarations.some(
          ({ id, init }) =>
            id.type === "Identifier" &&
            id.name === name &&
            init &&
            SESSION_CALL.test(source.text.slice(...init.range)),
        ),
    );
    if (declared) return true;
  }
  return false;
}
