import { type Ast, type SyntaxContext, propertyName, unwrap } from "../../../engine/api.ts";
import { isIdentity } from "../../helpers/edit/session-identity.ts";
import { nameOf } from "../../helpers/match/names.ts";

/** What the sender puts over the owner that the server has put into an object before. */
export interface ReplacedOwner {
  readonly at: Ast.Node;
  readonly field: string;
}

const OWNER =
  /^(?:(?:user|customer|owner|account|buyer|member|author|creator|seller|vendor|merchant|tenant)(?:_?id)?|created_?by|placed_?by)$/i;
/** Who is logged in, whatever the code that knows it is called. */
const LOGGED_IN =
  /(?:^|\.)(?:user|session|customer|current_?user|me|viewer|account|credentials|payload|decoded|claims|locals)[?!]?\.(?:_?id|sub|uid|userId|customerId|user_id|customer_id)(?:\.toString\(\))?$/i;
/** All that somebody sent, as it came, or all of one of its members: `req.body.filter`. */
const WHOLE_REQUEST =
  /^(?:await\s+)?(?:(?:req|request|ctx|context|c|event)(?:\.(?:request|req))?\.(?:(?:body|query|payload)(?:[?!]?\.\w+)?|json\(\))|(?:readBody|getQuery)\(event\)|JSON\.parse\(event\.body[!]?\))$/;
/** Calls that show an object, and keep nothing of it. */
const SHOWS = /^(?:json|send|render|redirect|log|info|debug|warn|error|trace|status|end)$/;
const CHECKS = /valid|schema|celebrate|zod|joi|dto|\bcheck\(|\bbody\(/i;
const LATER_WINS = /^(?:assign|merge|extend)$/;
const FIRST_STAYS = /^defaults(?:Deep)?$/;

/** `{ userId: req.user.id, ...req.body }`, `Object.assign({ userId: req.user.id }, req.body)`. */
export function replacedOwner(
  node: Ast.ObjectExpression | Ast.CallExpression,
  context: Pick<SyntaxContext, "semantics" | "text">,
): ReplacedOwner | undefined {
  const parts = node.type === "ObjectExpression" ? node.properties : partsOfCall(node);
  const owners = new Map<string, Ast.Node | undefined>();
  for (const part of parts) {
    if (part.type === "Property") {
      const name = propertyName(part);
      if (name === undefined || !(OWNER.test(name) || isOwnMember(name, part.value, context)))
        continue;
      // What is put there last counts.
      owners.delete(name);
      if (saysWhoIsLoggedIn(part.value, context)) owners.set(name, undefined);
    } else if (
      part.type === "SpreadElement" &&
      (isWholeRequest(part.argument, context) || isOpenInput(part.argument, context))
    ) {
      for (const name of owners.keys()) owners.set(name, part);
    }
  }
  const [first] = [...owners].filter(([, by]) => by !== undefined);
  if (!first?.[1] || isOnlyShown(node) || isChecked(node, context)) return undefined;
  return { at: first[1], field: first[0] };
}

/** The members that a call joins, in the order in which they count. */
function partsOfCall({ callee, arguments: given }: Ast.CallExpression): Ast.Node[] {
  const method = unwrap(callee);
  const name = nameOf(method) ?? "";
  const isFirstKept = FIRST_STAYS.test(name);
  if (method.type !== "MemberExpression" || !(LATER_WINS.test(name) || isFirstKept)) return [];
  const all = isFirstKept ? given.toReversed() : given;
  return all.flatMap((each): Ast.Node[] => {
    const inner = unwrap(each);
    if (inner.type === "ObjectExpression") return inner.properties;
    return [{ ...each, type: "SpreadElement", argument: each } as Ast.Node];
  });
}

function saysWhoIsLoggedIn(
  value: Ast.Node,
  { semantics, text }: Pick<SyntaxContext, "semantics" | "text">,
): boolean {
  const own = text.slice(...value.range);
  const origin = semantics.origin(value);
  const made = origin.in.source.text.slice(...origin.node.range);
  return [own, made].some(
    (each) => isIdentity(each) || LOGGED_IN.test(each) || OWN_MEMBER.test(each),
  );
}

/** A member of who is logged in, whatever it says of them: `ctx.session.clinicId`. */
const OWN_MEMBER =
  /(?:^|\.)(?:user|session|current_?user|viewer|auth|credentials|claims|principal|identity)[?!]?\.(\w+)$/i;

/** `clinicId: ctx.session.clinicId`: a record belongs to whom the server knows under the same name. */
export function isOwnMember(
  name: string,
  value: Ast.Node,
  { text }: Pick<SyntaxContext, "text">,
): boolean {
  return /id$/i.test(name) && OWN_MEMBER.exec(text.slice(...value.range))?.[1] === name;
}

/** Schemas that let any member through. */
const OPEN = /z\s*\.\s*(?:record|any|unknown|looseObject)\(|\.passthrough\(|\.loose\(/;

/** `...input.where` of a procedure whose schema says nothing of what may stand there. */
function isOpenInput(node: Ast.Node, { text }: Pick<SyntaxContext, "text">): boolean {
  const spread = unwrap(node);
  const [root, member] = text.slice(...spread.range).split(/[?!]?\./);
  if (root !== "input" || member === undefined) return false;
  for (let each: Ast.Node | null | undefined = spread; each; each = each.parent) {
    if (each.type !== "CallExpression") continue;
    const schema = schemaOf(each.callee);
    const own = schema && text.slice(...schema.range);
    if (own === undefined) continue;
    const declared = new RegExp(`\\b${member}\\s*:\\s*([^,]*)`).exec(own)?.[1];
    return declared !== undefined && OPEN.test(declared);
  }
  return false;
}

/** What the `input(schema)` of a chain of a procedure is given. */
function schemaOf(callee: Ast.Node): Ast.Node | undefined {
  for (let node = unwrap(callee); ;) {
    if (node.type === "MemberExpression") node = unwrap(node.object);
    else if (node.type === "CallExpression") {
      const called = unwrap(node.callee);
      if (called.type === "MemberExpression" && propertyName(called) === "input")
        return node.arguments[0];
      node = called;
    } else return undefined;
  }
}

function isWholeRequest(node: Ast.Node, { semantics }: Pick<SyntaxContext, "semantics">): boolean {
  const origin = semantics.origin(node);
  const made = unwrap(origin.node);
  const around = made.parent?.type === "AwaitExpression" ? made.parent : made;
  return WHOLE_REQUEST.test(origin.in.source.text.slice(...around.range));
}

function isOnlyShown({ parent }: Ast.Node): boolean {
  return parent?.type === "CallExpression" && SHOWS.test(nameOf(unwrap(parent.callee)) ?? "");
}

/** A check that stands beside the handler may leave nothing but what is meant to be sent. */
function isChecked(node: Ast.Node, { text }: Pick<SyntaxContext, "text">): boolean {
  let inner: Ast.Node = node;
  for (let each = node.parent; each; inner = each, each = each.parent) {
    if (each.type !== "CallExpression" || each.arguments.length < 3) continue;
    const beside = each.arguments.filter((argument) => argument !== inner).slice(1);
    if (beside.some((argument) => CHECKS.test(text.slice(...argument.range)))) return true;
  }
  return false;
}
