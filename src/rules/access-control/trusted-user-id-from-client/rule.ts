import {
  type Ast,
  type SyntaxContext,
  type WholeFlow,
  flowRule,
  propertyName,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { ownIdentity } from "../../helpers/edit/owner-filter.ts";
import {
  isFilledByProgram,
  isForStaff,
  knowsWhoIsLoggedIn,
} from "../../helpers/match/record-access.ts";
import { preferredOwner } from "./preferred-owner.ts";
import { replacedOwner } from "./replaced-owner.ts";

/** Fields that say which account something belongs to. */
const ACCOUNT = /^(?:user|customer|owner|account|buyer|member|author|creator|clerk_?user)_?id$/i;
/** Fields that may also hold a whole person, such as the guest of an order. */
const PERSON = /^(?:user|customer|owner|buyer|created_?by|placed_?by)$/i;

export const rule = flowRule({
  id: "trusted-user-id-from-client",
  meta: {
    category: "access-control",
    title: "The sender says on whose account something happens",
    level: "error",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [639, 302],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.3.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The sender says whose account this is about ({{source}}); the server knows who is logged in.",
      help: "Take the id of the customer from the session or the verified token, never from the request.",
    },
    preferred: {
      what: "What the sender writes as {{field}} counts before what the server knows of whoever is logged in.",
      help: "Take {{field}} from the session alone; where staff may name somebody else, ask for the role first.",
    },
    replaced: {
      what: "What the sender puts over it replaces {{field}}, which was taken from whoever is logged in.",
      help: "Put the owner behind what was sent, so that it counts: `{ ...sent, {{field}}: … }`, or take the fields that are meant out of the request.",
    },
  },
  fixes: [{ id: "take-own-id", kind: "suggestion", title: "Take the id of whoever is logged in" }],
  flow: { from: { remote: "error" }, to: ["stored-value", "lookup"], accepts, fixes: ownIdentity },
  mentions: ["body", "query", "payload", "json", "input", "args", "params"],
  visit: {
    ObjectExpression: tellReplaced,
    CallExpression: tellReplaced,
    LogicalExpression(node, context) {
      const field = STAFF_FILE.test(context.path) ? undefined : preferredOwner(node, context);
      // What is sent as an account is followed by itself.
      if (field === undefined || ACCOUNT.test(field)) return;
      context.report({ at: node.left, message: "preferred", data: { field } });
    },
  },
});

function tellReplaced(
  node: Ast.ObjectExpression | Ast.CallExpression,
  context: SyntaxContext,
): void {
  const isSpread =
    node.type === "CallExpression"
      ? node.arguments.length > 1
      : node.properties.some(({ type }) => type === "SpreadElement");
  const found = isSpread ? replacedOwner(node, context) : undefined;
  if (!found || STAFF_FILE.test(context.path)) return;
  context.report({ at: found.at, message: "replaced", data: { field: found.field } });
}

const STAFF_FILE = /admin|back-?office|staff/i;

function accepts(flow: WholeFlow): boolean {
  const { member, kind, entry } = flow;
  if (
    member === undefined ||
    !/body|argument|form|GraphQL|procedure|validated request/i.test(entry.says)
  )
    return false;
  const isAccount =
    ACCOUNT.test(member) ||
    (kind === "lookup" && /^_?id$/.test(member) && isAccountKey(flow, member)) ||
    (PERSON.test(member) && isKeyOf(flow, member));
  if (!isAccount || (kind === "lookup" && /path|query/.test(entry.says))) return false;
  return knowsWhoIsLoggedIn(flow) && !isForStaff(flow) && !isFilledByProgram(flow);
}

/** `updateOne({ _id: userId }, …)`: the key of a record, under the name of an account. */
function isAccountKey({ node, source }: WholeFlow, member: string): boolean {
  let isKey = false;
  walk(node, source.visitorKeys, (each: Ast.Node) => {
    if (each.type !== "Property" || propertyName(each) !== member) return;
    const value = source.text.slice(...each.value.range);
    if (ACCOUNT.test(/(\w+)["'\]\s!?)]*$/.exec(value)?.[1] ?? "")) isKey = true;
  });
  return isKey;
}

/** `user: req.body.userId`, but not `customer: req.body.customer`, which may be a guest's name and address. */
function isKeyOf({ node, source }: WholeFlow, member: string): boolean {
  let isKey = false;
  walk(node, source.visitorKeys, (each: Ast.Node) => {
    if (each.type !== "Property" || propertyName(each) !== member) return;
    const value = unwrap(each.value as Ast.Node);
    const text = source.text.slice(value.range[0], value.range[1]);
    if (/(?:_id|[iI]d|ID)\W*$/.test(text)) isKey = true;
  });
  return isKey;
}
