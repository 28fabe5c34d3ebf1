import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

const PERSON =
  "(?:user|session|auth|auth_context|viewer|me|member|customer|account|seller|buyer|vendor|merchant|shop|current_?user|principal|claims|payload|decoded|locals|jwt)";
/** Who is logged in, by the names that programs give them: `req.user.id`, `ctx.session.userId`, `req.shop`, `c.get("userId")`. */
const OWN_ID = String.raw`(?:(?:\w+[?!]?\.)*${PERSON}[?!]?\.(?:\w+[?!]?\.)*(?:_?id|\w+_?id|sub|uid|email)\b|(?:req|request|ctx|context|c\.var|event\.context|res\.locals|ctx\.state|this)\.(?:shop|tenant|uid|(?:user|customer|account|seller|vendor|shop|store|tenant|org|organization|company|team|member)_?id)\b|c\.get\(["'\x60](?:user|customer|account|tenant|shop)_?(?:id)?["'\x60]\)(?:[?!]?\.\w*id)?)`;
const COLUMN =
  "_?(?:id_?)?(?:user|customer|owner|account|buyer|seller|vendor|merchant|author|creator|member|client|profile|tenant|organi[sz]ation|company|team|shop|store|workspace|created_?by|owned_?by|uploaded_?by)(?:_?id)?";
/** `userId: req.user.id`, `eq(notes.userId, user.id)`, `where("member_id", member.id)`. */
const OWN_CONDITION = new RegExp(
  String.raw`\b${COLUMN}["'\x60]?\s*[:,]\s*(?:new\s+)?(?:[A-Z]\w*\()?${OWN_ID}`,
  "i",
);
const OWN_VALUE = new RegExp(String.raw`^(?:String\()?${OWN_ID}(?:\.toString\(\))?\)?$`, "i");
const OWNER = new RegExp(`^${COLUMN}$`, "i");
/** What is made belongs to whoever makes it, and may be for all to change. */
const MAKES = /^(?:create|insert|add|save|build|values|new)/i;
const EQUAL = /^[!=]==?$/;
/** Longer code is no query. */
const MAX_QUERY = 600;

interface Place {
  readonly node: Ast.Node;
  readonly semantics: Semantics;
}

/**
 * True where the file asks elsewhere for records of the same kind by whoever is logged in, or
 * compares their owner with them, as its words say: what the server knows need not be followed.
 */
export function isOwnedByText(
  { node, semantics }: Place,
  isSameKind: (other: Ast.Node) => boolean,
): boolean {
  const { source } = semantics;
  const asks = OWN_CONDITION.test(source.text) || OWN_ARGUMENT.test(source.text);
  return source.nodes.some((each) => {
    if (each.type === "CallExpression")
      return asks && isOwnQuery(each, node, source.text) && isSameKind(each);
    return (
      each.type === "BinaryExpression" &&
      EQUAL.test(each.operator) &&
      [[each.left, each.right] as const, [each.right, each.left] as const].some(
        ([one, other]) =>
          OWN_VALUE.test(source.text.slice(...other.range)) &&
          isOwnerOf(one, semantics, isSameKind),
      )
    );
  });
}

function isOwnQuery(call: Ast.CallExpression, own: Ast.Node, text: string): boolean {
  const [start, end] = call.range;
  if (end - start > MAX_QUERY || (start <= own.range[0] && own.range[1] <= end)) return false;
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || MAKES.test(propertyName(callee) ?? "")) return false;
  return (
    OWN_CONDITION.test(text.slice(start, end)) ||
    // `boxes.ownedBy(req.auth_context.actor_id, req.params.id)`: one of whoever is logged in, by both.
    (call.arguments.length > 1 &&
      call.arguments.some((each) => OWN_VALUE.test(text.slice(...each.range))))
  );
}

const OWN_ARGUMENT = new RegExp(String.raw`[(,]\s*${OWN_ID}\s*,|,\s*${OWN_ID}\s*\)`, "i");

/** `order.customerId` of an `order` that was found before. */
function isOwnerOf(
  side: Ast.Node,
  semantics: Semantics,
  isSameKind: (other: Ast.Node) => boolean,
): boolean {
  let member = unwrap(side);
  // `order.user.toString()`, `String(order.user)`
  if (member.type === "CallExpression") {
    const callee = unwrap(member.callee);
    const inner = callee.type === "MemberExpression" ? callee.object : member.arguments[0];
    if (!inner) return false;
    member = unwrap(inner);
  }
  if (member.type !== "MemberExpression" || !OWNER.test(propertyName(member) ?? "")) return false;
  const record = unwrap(member.object);
  if (record.type !== "Identifier") return false;
  const definition = semantics.variables.of(record)?.defs[0];
  if (definition?.type !== "Variable" || !definition.node.init) return false;
  let made = unwrap(definition.node.init);
  if (made.type === "ConditionalExpression") made = unwrap(made.consequent);
  if (made.type === "AwaitExpression") made = unwrap(made.argument);
  return made.type === "CallExpression" && nameOf(unwrap(made.callee)) !== undefined
    ? isSameKind(made)
    : false;
}
