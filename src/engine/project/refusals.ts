import type { Ast } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Range } from "../text/range.ts";
import { givenByOwn } from "./own-answers.ts";
import { asksForPermission } from "./staff-permissions.ts";
import { throwsForOthers } from "./staff-calls.ts";

const STAFF = /^(?:super|platform|system|site|store|shop)?_?(?:admin(?:istrator)?|staff)s?$/i;
const STAFF_FLAG = /^(?:(?:is|has)_?)(?:super_?)?(?:admin|staff)\w*$/i;
const ROLE = /roles?$/i;

/**
 * `if (session.user.role !== "ADMIN") return …`, where a function does so on all its ways: only
 * staff get beyond it. What asks for another role as well lets others through.
 */
export function turnsOthersAway(source: SourceFile | undefined, range: Range): boolean {
  return (
    turnsAway(source, range, ({ test }) => refusesOthers(test)) || throwsOnAllWays(source, range)
  );
}

/** `await isAdmin(request);` */
function throwsOnAllWays(source: SourceFile | undefined, range: Range): boolean {
  let found = false;
  source?.nodes.forEach((node) => {
    if (found || node.type !== "CallExpression") return;
    const [start, end] = node.range;
    if (start < range.start || end > range.end || !throwsForOthers(node, source, range)) return;
    const statement = statementAround(node);
    found = statement !== undefined && isOnAllWays(statement, range);
  });
  return found;
}

function statementAround(call: Ast.Node): Ast.Node | undefined {
  let node: Ast.Node | null | undefined = call;
  while (node && node.type !== "ExpressionStatement" && node.type !== "VariableDeclaration")
    node = node.parent;
  return node ?? undefined;
}

/** `if (!session?.user) return …` on all ways of a function: only who is logged in gets beyond it. */
export function turnsStrangersAway(source: SourceFile | undefined, range: Range): boolean {
  return turnsAway(
    source,
    range,
    ({ test, consequent }) =>
      refusesStrangers(test) && SAYS_WHY.test(source?.text.slice(...consequent.range) ?? ""),
  );
}

/** What an answer says to somebody who has to log in first. */
const SAYS_WHY = /\b40[13]\b|unauth|forbidden|log_?-?in|sign_?-?in/i;

function turnsAway(
  source: SourceFile | undefined,
  range: Range,
  refuses: (statement: Ast.IfStatement) => boolean,
): boolean {
  let found = false;
  source?.nodes.forEach((node) => {
    if (found || node.type !== "IfStatement") return;
    const [start, end] = node.range;
    if (start < range.start || end > range.end || !leaves(node.consequent)) return;
    found = isOnAllWays(node, range) && refuses(node);
  });
  return found;
}

/** Directly in the body of the function, or in a `try` there. */
function isOnAllWays(statement: Ast.Node, { start, end }: Range): boolean {
  for (let node = statement.parent; node; node = node.parent) {
    if (node.range[0] === start && node.range[1] === end) return true;
    if (node.type === "TryStatement" || node.type === "BlockStatement") continue;
    return false;
  }
  return false;
}

function leaves(statement: Ast.Statement): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  return last?.type === "ReturnStatement" || last?.type === "ThrowStatement";
}

/** True for a condition that holds for everybody but staff. */
function refusesOthers(test: Ast.Node): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case "LogicalExpression":
      return node.operator === "||"
        ? refusesOthers(node.left) || refusesOthers(node.right)
        : refusesOthers(node.left) && refusesOthers(node.right);
    case "UnaryExpression":
      return node.operator === "!" && isOfStaff(node.argument);
    case "BinaryExpression":
      return /^!==?$/.test(node.operator) && comparesRole(node);
    default:
      return false;
  }
}

const SOMEBODY =
  /^(?:session|(?:session|auth|current|logged_?in)_?user|user|user_?id|customer|customer_?id|actor_id|claims)$/i;

/** True for a condition that holds for everybody who is not logged in: `!session`, `!req.user`, `!userId`. */
function refusesStrangers(test: Ast.Node): boolean {
  const node = unwrap(test);
  if (node.type === "LogicalExpression")
    return node.operator === "||" && (refusesStrangers(node.left) || refusesStrangers(node.right));
  if (node.type !== "UnaryExpression" || node.operator !== "!") return false;
  const names: string[] = [];
  let each = unwrap(node.argument);
  for (; each.type === "MemberExpression"; each = unwrap(each.object)) names.push(nameOf(each));
  names.push(nameOf(each));
  // What the sender says of itself proves nothing.
  return names.some((name) => SOMEBODY.test(name)) && !names.some((name) => SENT.test(name));
}

const SENT = /^(?:body|query|params|input|args|headers)$/;

/** True for a condition that holds for staff alone. */
function isOfStaff(test: Ast.Node): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case "LogicalExpression":
      return node.operator === "&&"
        ? isOfStaff(node.left) || isOfStaff(node.right)
        : isOfStaff(node.left) && isOfStaff(node.right);
    case "BinaryExpression":
      return /^===?$/.test(node.operator) && comparesRole(node);
    case "Identifier":
    case "MemberExpression":
      return STAFF_FLAG.test(nameOf(node));
    case "CallExpression":
      return (
        STAFF_FLAG.test(nameOf(unwrap(node.callee))) ||
        isListOfStaff(node) ||
        asksForPermission(node) ||
        holdsForStaff(node)
      );
    case "AwaitExpression":
      return isOfStaff(node.argument);
    default:
      return false;
  }
}

/** A call of a function of this file that gives nothing but no and what holds for staff alone. */
function holdsForStaff(call: Ast.CallExpression): boolean {
  const given = givenByOwn(call);
  const answers = given.filter((each) => each.type !== "Literal" || each.value !== false);
  return answers.length > 0 && answers.every((each) => isOfStaff(each));
}

/** `session.user.role !== "ADMIN"`, `Role.Admin === user.role` */
function comparesRole({ left, right }: Ast.BinaryExpression): boolean {
  return (
    (ROLE.test(nameOf(unwrap(left))) && STAFF.test(said(right))) ||
    (ROLE.test(nameOf(unwrap(right))) && STAFF.test(said(left)))
  );
}

/** `["admin", "superadmin"].includes(user.role)` */
function isListOfStaff({ callee, arguments: [asked] }: Ast.CallExpression): boolean {
  const member = unwrap(callee);
  if (member.type !== "MemberExpression" || propertyName(member) !== "includes") return false;
  const list = unwrap(member.object);
  if (list.type !== "ArrayExpression" || !asked || !ROLE.test(nameOf(unwrap(asked)))) return false;
  return list.elements.length > 0 && list.elements.every((each) => each && STAFF.test(said(each)));
}

/** A text, or the last name of a member of an enumeration. */
function said(given: Ast.Node): string {
  const node = unwrap(given);
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : "";
  return node.type === "MemberExpression" ? nameOf(node) : "";
}

function nameOf(node: Ast.Node): string {
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" ? (propertyName(node) ?? "") : "";
}
