import {
  type Ast,
  type ReportedFix,
  type Semantics,
  type SyntaxContext,
  syntaxRule,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { innermostFunction } from "../../helpers/match/enclosing.ts";
import { isForBrowsers } from "../../helpers/match/decoded-token.ts";
import { purposeOf } from "../../helpers/match/handler-purpose.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { isFoundByAddress, saysNotFound } from "./told-by-status.ts";

const SOMEBODY =
  "(?:user|account|customer|e-?mail(?: address)?|address|username|member|seller|vendor|merchant|phone(?: number)?)";
const UNKNOWN = new RegExp(
  `\\bno ${SOMEBODY}\\b.*\\b(?:found|exists?|with|for|registered)\\b|\\b${SOMEBODY}\\b.{0,40}\\b(?:not found|(?:does|do|did|is|was|are)(?: not|n'?t) (?:exist|found|registered|known|valid)|not (?:exist|registered)|unknown|unregistered)\\b|\\b(?:unknown|unregistered|invalid|no such) ${SOMEBODY}(?:!|\\.)?$`,
  "i",
);
/** Where a record is asked for whether it is there. */
const RECORD =
  /user|account|customer|admin|member|seller|vendor|merchant|exist|found|doc|row|result|rows|data/i;
/** Methods that give a record, or nothing. */
const LOOKS_UP =
  /^(?:find(?:One|First|Unique|By\w+)|getOne|getBy\w+|get(?:User|Account|Customer)\w*|h[gG]et[aA]ll)$/;

export const rule = syntaxRule({
  id: "account-enumeration",
  meta: {
    category: "authentication",
    title: "An answer says whether somebody has an account",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [204],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["6.3.8"],
    tips: [11],
    since: "0.1.0",
  },
  messages: {
    login: {
      what: "This log-in tells everybody which addresses have an account here.",
      help: "Give the same answer, with the same status, for an unknown address and a wrong password.",
    },
    reset: {
      what: "This answer tells everybody which addresses have an account here.",
      help: "Always answer that a message was sent if the address is known, whether it is or not.",
    },
  },
  fixes: [
    { id: "say-less", kind: "suggestion", title: "Say that the address or the password is wrong" },
  ],
  visit: {
    CallExpression: checkStatus,
    NewExpression: checkStatus,
    Literal(node, context) {
      if (typeof node.value === "string" && node.value.length < 120 && UNKNOWN.test(node.value))
        check(node, context);
    },
    TemplateLiteral(node, context) {
      const text = node.quasis.map(({ value }) => value.cooked ?? "").join(" x ");
      if (text.length < 120 && UNKNOWN.test(text)) check(node, context);
    },
  },
});

/** `if (!user) return res.status(404).json({ error: "…" })`: what the text says does not matter any more. */
function checkStatus(node: Ast.CallExpression | Ast.NewExpression, context: SyntaxContext): void {
  if (!saysNotFound(node, context) || !isFoundByAddress(node, context)) return;
  const purpose = purposeOfUnknown(node, context);
  if (purpose === undefined || saysItInWords(node, context)) return;
  context.report({ at: node, message: purpose, ...presetInTests(context) });
}

/** What is said in words is told where the words stand. */
function saysItInWords(node: Ast.Node, { source }: SyntaxContext): boolean {
  let statement = node;
  while (statement.parent && !statement.type.endsWith("Statement")) statement = statement.parent;
  const around = statement.parent?.type === "BlockStatement" ? statement.parent : statement;
  let found = false;
  walk(around, source.visitorKeys, (each) => {
    const text =
      each.type === "TemplateLiteral"
        ? each.quasis.map(({ value }) => value.cooked ?? "").join(" x ")
        : each.type === "Literal" && typeof each.value === "string"
          ? each.value
          : "";
    if (UNKNOWN.test(text)) found = true;
  });
  return found;
}

/** What a handler is for that says so to whoever is not known in it. */
function purposeOfUnknown(node: Ast.Node, context: SyntaxContext): "login" | "reset" | undefined {
  const purpose = purposeOf(node, context.path);
  if (purpose !== "login" && purpose !== "reset") return undefined;
  if (!isForUnknown(node, context.semantics) || isForBrowsers(context)) return undefined;
  return comesAfterProof(node, context) || isOfId(node, context.semantics) ? undefined : purpose;
}

function check(node: Ast.Literal | Ast.TemplateLiteral, context: SyntaxContext): void {
  const purpose = isAnswer(node) ? purposeOfUnknown(node, context) : undefined;
  if (purpose === undefined) return;
  context.report({
    at: node,
    message: purpose,
    ...presetInTests(context),
    fixes: purpose === "login" ? [sayLess(node, context)] : [],
  });
}

function sayLess(node: Ast.Node, { text }: SyntaxContext): ReportedFix {
  const [start, end] = node.range;
  const quote = text[start] ?? '"';
  return {
    id: "say-less",
    edits: () => [{ start, end, text: `${quote}The address or the password is wrong${quote}` }],
  };
}

/** The text goes to the caller: in a response, an error that becomes one, a redirect's message. */
function isAnswer(node: Ast.Node): boolean {
  let child = node;
  for (let { parent } = child; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case "ThrowStatement":
        return true;
      case "CallExpression": {
        const name = nameOf(unwrap(parent.callee)) ?? "";
        if (/^(?:log|info|debug|warn|error|trace|verbose)$/.test(name)) {
          const owner = unwrap(parent.callee);
          return (
            owner.type === "MemberExpression" &&
            /^res|reply|response/i.test(nameOf(unwrap(owner.object)) ?? "")
          );
        }
        if (
          /^(?:json|send|end|status|flash|next|done|cb|callback|responseReturn|sendResponse|render|reject|throw)$/i.test(
            name,
          )
        )
          return true;
        break;
      }
      case "ReturnStatement":
        return true;
      case "AssignmentExpression": {
        // `ctx.body = "…"` of Koa is the answer.
        const left = unwrap(parent.left);
        return left.type === "MemberExpression" && nameOf(left) === "body";
      }
      default:
        if (/Statement|Declarat|Function/.test(parent.type)) return false;
        break;
    }
  }
  return false;
}

/** Whoever has shown a code or a password before may know that there is an account. */
function comesAfterProof(node: Ast.Node, { source }: SyntaxContext): boolean {
  const around = innermostFunction(node);
  if (!around) return false;
  let proven = false;
  walk(around, source.visitorKeys, (each) => {
    if (each.type !== "IfStatement" || each.range[1] > node.range[0] || proven) return;
    const test = source.text.slice(...each.test.range);
    proven =
      /(?:[!=]==?[^=]*\b\w*(?:otp|code|password)\b|\b\w*(?:otp|code|password)\b\s*[!=]==?|attempts|compare\w*\(|expire[sd]?(?:_?at|_?on)?\s*[<>])/i.test(
        test,
      );
  });
  return proven;
}

/** `const user = await users.findById(userId); if (!user) …`: who has no address asks for none. */
function isOfId(node: Ast.Node, semantics: Semantics): boolean {
  let around = node.parent;
  while (around && around.type !== "IfStatement" && !/Function/.test(around.type))
    around = around.parent;
  if (around?.type !== "IfStatement") return false;
  const test = unwrap(around.test);
  const asked = test.type === "UnaryExpression" ? unwrap(test.argument) : test;
  if (asked.type !== "Identifier") return false;
  const made = unwrap(semantics.origin(asked).node);
  const call = made.type === "AwaitExpression" ? unwrap(made.argument) : made;
  if (call.type !== "CallExpression") return false;
  const [key, more] = call.arguments;
  const isAskedById = more === undefined && key && ID.test(nameOf(unwrap(key)) ?? "");
  return isAskedById || /(?:ById|ByPk)$/.test(nameOf(unwrap(call.callee)) ?? "");
}

/** `findWithRoles(userId)`, `users.find(payload.sub)` */
const ID = /^(?:_?id|sub)$|[a-z]I[dD]$|_id$/;

/** Under `if (!user)`, in the `else` of `if (user)`, or behind `user ??`. */
function isForUnknown(node: Ast.Node, semantics: Semantics): boolean {
  let child = node;
  for (let { parent } = child; parent; child = parent, parent = parent.parent) {
    if (
      parent.type === "LogicalExpression" &&
      parent.right === child &&
      /^(?:\|\||\?\?)$/.test(parent.operator)
    )
      return true;
    if (parent.type !== "IfStatement") {
      if (/Function/.test(parent.type)) return false;
      continue;
    }
    const isMissing = missing(parent.test, semantics);
    if (isMissing === undefined) return false;
    return isMissing === (parent.consequent === child);
  }
  return false;
}

/** True for a test that a record is missing, false for one that it is there. */
function missing(expression: Ast.Node, semantics: Semantics): boolean | undefined {
  const test = unwrap(expression);
  if (test.type === "UnaryExpression" && test.operator === "!") {
    const inner = missing(test.argument, semantics);
    return inner === undefined ? undefined : !inner;
  }
  if (test.type === "BinaryExpression") {
    if (!isRecord(test.left, semantics) && !isLength(test.left)) return undefined;
    if (/^===?$/.test(test.operator)) return true;
    return /^(?:!==?|>)$/.test(test.operator) ? false : undefined;
  }
  if (test.type === "LogicalExpression" && test.operator === "||")
    return missing(test.left, semantics);
  if (isLength(test)) return false;
  return isRecord(test, semantics) ? false : undefined;
}

/** By its name, or since it was asked for among others: `const u = await User.findOne(…)`. */
function isRecord(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  if (RECORD.test(nameOf(node) ?? "")) return true;
  // What hashes and documents give for nobody is empty: `if (!user.id)`.
  if (node.type === "MemberExpression" && /^(?:_?id|uid|e?mail)$/i.test(nameOf(node) ?? ""))
    return isRecord(node.object, semantics);
  if (node.type !== "Identifier") return false;
  const definition = semantics.variables.of(node)?.defs[0];
  const init = definition?.type === "Variable" ? definition.node.init : null;
  const made = init && unwrap(init);
  const call = made?.type === "AwaitExpression" ? unwrap(made.argument) : made;
  return call?.type === "CallExpression" && LOOKS_UP.test(nameOf(unwrap(call.callee)) ?? "");
}

function isLength(node: Ast.Node): boolean {
  const member = unwrap(node);
  return (
    member.type === "MemberExpression" &&
    nameOf(member) === "length" &&
    RECORD.test(nameOf(unwrap(member.object)) ?? "")
  );
}
