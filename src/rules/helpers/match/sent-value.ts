import {
  type Ast,
  type FunctionNode,
  type Semantics,
  packageOf,
  propertyName,
  unwrap,
  wrapped,
  isFunction,
} from "../../../engine/api.ts";
import { koaAnswer } from "./koa-answer.ts";
import { nameOf } from "./names.ts";

/** What goes to whoever asked. */
export interface SentValue {
  readonly values: readonly Ast.Node[];
  /** The first digit of the status, where it is written; 0 where it is not known. */
  readonly status: number;
  /** True where a template decides what is shown of it. */
  readonly isRendered?: true;
}

/** A call, a `new`, an assignment or an object that may answer a request. */
export type Sending =
  | Ast.CallExpression
  | Ast.NewExpression
  | Ast.AssignmentExpression
  | Ast.ObjectExpression;

const SEND = /^(?:json|send|end|jsonp|write|render|text|html|body|response)$/;
const RESPONSE = /^(?:_?res|_?response|reply|rep|resp|c|h)$/;
const STATUS = /^(?:status|code|sendStatus|writeHead)$/;
/** To look for the code behind every name that is called would be a tenth of what all rules take. */
const SAYS_ANSWER =
  /json|html|text|http|body|respon|repl(?:y|ies)|answer|result|send|ok$|success|created|accepted|empty|fail|error|bad|invalid|not_?found|denied|forbidden|unauthori[sz]ed|conflict|status|redirect|throw|abort/i;
const MAKERS = /^(?:@remix-run\/|@react-router\/|react-router$|@shopify\/remix-oxygen|h3$)/;

/** The value that a node sends to the caller of the store; undefined where it sends none. */
export function sentValue(node: Sending, semantics: Semantics): SentValue | undefined {
  switch (node.type) {
    case "AssignmentExpression":
      return assigned(node, semantics);
    case "NewExpression":
      return made(node, semantics);
    case "ObjectExpression":
      return ofFunction(node, semantics);
    default:
      return called(node, semantics);
  }
}

function called(node: Ast.CallExpression, semantics: Semantics): SentValue | undefined {
  const callee = unwrap(node.callee);
  const [first, second] = node.arguments;
  if (!first) return undefined;
  if (callee.type === "Identifier") {
    if (RESPONSE.test(nameOf(unwrap(first)) ?? "")) return byHelper(node, callee, semantics);
    const answer = byMaker(node, callee, semantics);
    if (answer) return answer;
    if (callee.name !== "json" && callee.name !== "data") return undefined;
    const api = semantics.callee(node);
    return api !== undefined && MAKERS.test(packageOf(api))
      ? { values: [first], status: statusOf(second, semantics) }
      : undefined;
  }
  if (callee.type !== "MemberExpression") return undefined;
  const method = propertyName(callee) ?? "";
  const koa = koaAnswer(node, semantics.source.text);
  if (koa) return koa;
  if (!SEND.test(method)) return undefined;
  const owner = nameOf(unwrap(callee.object)) ?? "";
  if (method === "json" && /^(?:NextResponse|Response)$/.test(owner))
    return { values: [first], status: statusOf(second, semantics) };
  const chain = rootOf(callee.object, semantics);
  chain.status ||= statusBefore(node, chain.root, semantics);
  if (!RESPONSE.test(chain.root)) return undefined;
  // `c.json(value, 500)` of Hono.
  if (chain.root === "c") return { values: [first], status: statusOf(second, semantics) };
  if (method === "render") {
    return second ? { values: [second], status: chain.status, isRendered: true } : undefined;
  }
  const status = chain.status || chainedAfter(node, semantics);
  return { values: [first], status };
}

/** `sendError(res, 500, message)`, `errorResponse(res, { statusCode: 500, message })`: functions of the project. */
function byHelper(
  node: Ast.CallExpression,
  callee: Ast.Identifier,
  semantics: Semantics,
): SentValue | undefined {
  if (!/error|fail|respon[ds]|reply|send/i.test(callee.name)) return undefined;
  if (!isFunction(semantics.origin(callee).node)) return undefined;
  const values = node.arguments.slice(1);
  let status = 0;
  for (const each of values) {
    const options = semantics.object(each);
    const written = options?.get("statusCode") ?? options?.get("status") ?? options?.get("code");
    const value = written?.value ?? { node: each, in: semantics };
    if (!options || written) status ||= digit(value.node, value.in);
  }
  return { values, status };
}

/**
 * `json(500, { message })` where the project says `const json = (statusCode, body) => ({ statusCode,
 * body: JSON.stringify(body) })`: what the call hands to what is answered with.
 */
function byMaker(
  node: Ast.CallExpression,
  callee: Ast.Identifier,
  semantics: Semantics,
): SentValue | undefined {
  if (!SAYS_ANSWER.test(callee.name)) return undefined;
  const { node: made, in: home } = semantics.origin(callee);
  if (!isFunction(made) || made.async === true) return undefined;
  const answer = onlyAnswer(made);
  const sent = answer && isSending(answer) ? sentValue(answer, home) : undefined;
  if (!sent) return undefined;
  const names = made.params.map((each) => nameOf(unwrap(each)) ?? "");
  const text = sent.values.map((each) => home.source.text.slice(...each.range)).join(" ");
  const words = new Set(text.match(/[\w$]+/g));
  const values = node.arguments.filter((_, index) => words.has(names[index] ?? ""));
  if (values.length === 0) return undefined;
  let { status } = sent;
  for (const each of node.arguments) if (!values.includes(each)) status ||= digit(each, semantics);
  return { values, status };
}

/** What a function answers with that does nothing else. */
function onlyAnswer({ body }: FunctionNode): Ast.Node | undefined {
  if (body?.type !== "BlockStatement") return body ? unwrap(body) : undefined;
  const [only, ...others] = body.body;
  return only?.type === "ReturnStatement" && only.argument && others.length === 0
    ? unwrap(only.argument)
    : undefined;
}

/** Functions that only call another function of the project are not looked into. */
function isSending(node: Ast.Node): node is Sending {
  if (node.type === "CallExpression") return unwrap(node.callee).type === "MemberExpression";
  return node.type === "ObjectExpression" || node.type === "NewExpression";
}

/** `res.status(500).type("json")`: what the chain begins with, and the status on the way. */
function rootOf(node: Ast.Node, semantics: Semantics): { root: string; status: number } {
  let status = 0;
  let at = unwrap(node);
  for (let depth = 0; depth < 10; depth++) {
    if (at.type === "CallExpression") {
      const callee = unwrap(at.callee);
      if (callee.type !== "MemberExpression") break;
      // `host.switchToHttp().getResponse()` of a filter of Nest.
      if (propertyName(callee) === "getResponse") return { root: "response", status };
      const [first] = at.arguments;
      if (first && STATUS.test(propertyName(callee) ?? "")) status ||= digit(first, semantics);
      at = unwrap(callee.object);
    } else if (at.type === "MemberExpression" && unwrap(at.object).type === "ThisExpression") {
      return { root: propertyName(at) ?? "", status };
    } else break;
  }
  return { root: at.type === "Identifier" ? at.name : "", status };
}

/** `res.status(500);` in a statement of its own, above in the same block. */
function statusBefore(node: Ast.CallExpression, root: string, semantics: Semantics): number {
  const statement = node.parent.type === "AwaitExpression" ? node.parent.parent : node.parent;
  const block = statement.parent;
  if (block?.type !== "BlockStatement") return 0;
  let status = 0;
  for (const each of block.body) {
    if (each === statement) return status;
    const call = each.type === "ExpressionStatement" ? unwrap(each.expression) : undefined;
    if (call?.type !== "CallExpression") continue;
    const callee = unwrap(call.callee);
    const [first] = call.arguments;
    if (callee.type !== "MemberExpression" || !first) continue;
    if (nameOf(unwrap(callee.object)) === root && STATUS.test(propertyName(callee) ?? ""))
      status = digit(first, semantics);
  }
  return status;
}

/** `h.response(value).code(500)`. */
function chainedAfter(node: Ast.CallExpression, semantics: Semantics): number {
  const member = node.parent;
  const call = member.type === "MemberExpression" ? member.parent : undefined;
  const [first] = call?.type === "CallExpression" ? call.arguments : [];
  return first && STATUS.test(nameOf(member) ?? "") ? digit(first, semantics) : 0;
}

function made(node: Ast.NewExpression, semantics: Semantics): SentValue | undefined {
  const [first, second] = node.arguments;
  const name = nameOf(unwrap(node.callee)) ?? "";
  if (!first) return undefined;
  if (/^(?:Next)?Response$/.test(name))
    return { values: [first], status: statusOf(second, semantics) };
  if (name === "InternalServerErrorException") return { values: [first], status: 5 };
  if (name !== "HttpException" || !second) return undefined;
  return { values: [first], status: digit(second, semantics) };
}

/** `return { statusCode: 500, body }`, which functions of a cloud answer with. */
function ofFunction(node: Ast.ObjectExpression, semantics: Semantics): SentValue | undefined {
  const { parent } = wrapped(node);
  if (parent?.type !== "ReturnStatement" && parent?.type !== "ArrowFunctionExpression")
    return undefined;
  const status = ownProperty(node, "statusCode");
  const body = status && ownProperty(node, "body");
  return status && body
    ? { values: [body.value], status: digit(status.value, semantics) }
    : undefined;
}

function ownProperty(node: Ast.ObjectExpression, name: string): Ast.Property | undefined {
  return node.properties.find(
    (each): each is Ast.Property => each.type === "Property" && propertyName(each) === name,
  );
}

/** `ctx.body = value`; the status is looked for beside it. */
function assigned(node: Ast.AssignmentExpression, semantics: Semantics): SentValue | undefined {
  const left = unwrap(node.left);
  if (left.type !== "MemberExpression" || propertyName(left) !== "body") return undefined;
  const owner = unwrap(left.object);
  const isContext = /^(?:ctx|context)$/.test(nameOf(owner) ?? "");
  const isResponse =
    owner.type === "MemberExpression" &&
    propertyName(owner) === "response" &&
    /^(?:ctx|context)$/.test(nameOf(unwrap(owner.object)) ?? "");
  if (!isContext && !isResponse) return undefined;
  const block = node.parent.parent;
  let status = 0;
  if (block?.type === "BlockStatement") {
    for (const each of block.body) {
      const expression = each.type === "ExpressionStatement" ? each.expression : undefined;
      if (expression?.type !== "AssignmentExpression") continue;
      if (nameOf(expression) === "status") status = digit(expression.right, semantics);
    }
  }
  return { values: [node.right], status };
}

function statusOf(options: Ast.Node | undefined, semantics: Semantics): number {
  if (!options) return 2;
  const written = semantics.object(options)?.get("status");
  if (written) return digit(written.value.node, written.value.in);
  return unwrap(options).type === "ObjectExpression" ? 2 : digit(options, semantics);
}

/** `500`, `HttpStatus.INTERNAL_SERVER_ERROR`, `StatusCodes.BAD_REQUEST`. */
function digit(node: Ast.Node, semantics: Semantics): number {
  const constant = semantics.constant(node)?.value;
  if (typeof constant === "number") return Math.floor(constant / 100);
  const name = nameOf(unwrap(node)) ?? "";
  if (/^(?:INTERNAL(?:_SERVER_ERROR)?|SERVER_ERROR|SERVICE_UNAVAILABLE|BAD_GATEWAY)$/i.test(name))
    return 5;
  return /^[A-Z]+(?:_[A-Z]+)*$/.test(name) ? 4 : 0;
}
