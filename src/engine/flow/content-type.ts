import { type AbstractValue, NOTHING, loadMember } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import type { DecoratorIr, Instruction, Value } from "../ir/ir.ts";
import { storeMember } from "./stored-members.ts";
import type { Activation, CallRequest } from "./solver.ts";

/** A member that no program reads: whether what is sent through the object is read as a page. */
export const PLAIN = "[plain]";

/** What that member holds where a table is sent, whose cells may be formulas. */
const SHEET = "sheet";
const BY_NAME = new Set(["setHeader", "header", "set", "appendHeader"]);
const BY_TYPE = new Set(["type", "contentType"]);
const NAMES = ["Content-Type", "content-type", "Content-type"];
/** What is kept as a file is shown by no browser. */
const FILE = "application/octet-stream";

/** What the object of an answer is after a call that says of which type the answer is. */
export function typedAnswer(request: CallRequest): AbstractValue | undefined {
  const { receiver, method } = request;
  if (!receiver || method === undefined || receiver.apis.length === 0) return undefined;
  const type = typeIn(method, request.arguments);
  if (type === undefined) return undefined;
  const isSheet = isTable(type) || (type === FILE && isSheetAnswer(receiver));
  return storeMember(receiver, PLAIN, constantValue(isSheet ? SHEET : !isPage(type)));
}

/** True where it was said that what is sent through the object is a table. */
export function isSheetAnswer(receiver: AbstractValue | undefined): boolean {
  return receiver?.members?.get(PLAIN)?.constant?.value === SHEET;
}

/** True when nothing that is sent through the object is read as a page. */
export function isPlainAnswer(receiver: AbstractValue | undefined): boolean {
  if (!receiver?.members) return false;
  const marked = receiver.members.get(PLAIN)?.constant?.value;
  if (marked !== undefined) return marked !== false;
  // Koa keeps it in a member that anybody may set.
  const type = receiver.members.get("type")?.constant?.value;
  return typeof type === "string" && !isPage(type);
}

/** True of an answer that is written as an object, `{ headers, body }`, and whose body is no page; without a type such a body is sent as JSON. */
export function isPlainResponse({ members }: AbstractValue): boolean {
  if (!members?.has("body")) return false;
  const headers = members.get("headers") ?? members.get("multiValueHeaders");
  if (!headers) return true;
  const type = headerIn(headers);
  if (type !== undefined) return !isPage(type);
  // Headers that are written down, without one that says the type.
  return headers.members !== undefined && !NAMES.some((name) => headers.members?.has(name));
}

/** True where the answer that a call makes is said to be no page behind it: `h.response(text).type("text/plain")`. */
export function isPlainLater({ method, site }: CallRequest, activation: Activation): boolean {
  if (method !== "response") return false;
  const code = activation.facts.ir.functions[activation.index]?.code ?? [];
  let made = code.findIndex(
    ({ op, start, end }) => op === "call" && start === site.start && end === site.end,
  );
  while (made >= 0) {
    const answer = made;
    made = code.findIndex((each) => each.op === "call" && each.receiver === answer);
    const call = code[made];
    if (call?.op !== "call" || call.method === undefined) return false;
    const type = typeIn(
      call.method,
      call.arguments.map((value) => writtenIn(code, value)),
    );
    if (type !== undefined) return !isPage(type);
  }
  return false;
}

function writtenIn(code: readonly Instruction[], value: Value): AbstractValue {
  const each = code[value];
  return each?.op === "constant" ? constantValue(each.value) : NOTHING;
}

/** True where a function says of which type its answer is, `setHeader(event, "content-type", "text/plain")`, and never that it is a page. */
export function saysPlain(code: readonly Instruction[]): boolean {
  const types = code.flatMap((each) => {
    if (each.op !== "call") return [];
    const texts = each.arguments.map((value) => writtenIn(code, value).constant?.value);
    const name = texts.findIndex(
      (text) => typeof text === "string" && /^content-type$/i.test(text),
    );
    const type = name < 0 ? undefined : texts[name + 1];
    return typeof type === "string" ? [type] : [];
  });
  return types.length > 0 && !types.some(isPage);
}

/** True where a function stores that its answer is a page: `set.headers["content-type"] = "text/html"`. */
export function storesPage(code: readonly Instruction[]): boolean {
  return code.some((each) => {
    if (each.op !== "store" || each.name.toLowerCase() !== "content-type") return false;
    // Headers that are written down are those of a request, for all that is known.
    const headers = code[each.object];
    if (headers?.op !== "load" || headers.name !== "headers") return false;
    const type = writtenIn(code, each.value).constant?.value;
    return typeof type === "string" && isPage(type);
  });
}

/** `@Header("content-type", "text/plain")`, `@ContentType("text/plain")`: what the method returns is no page. */
export function decoratesPlain({ name: { path }, arguments: [name, type] }: DecoratorIr): boolean {
  if (path.at(-1) === "ContentType") return typeof name === "string" && !isPage(name);
  const isType = typeof name === "string" && /^content-type$/i.test(name);
  return isType && typeof type === "string" && !isPage(type);
}

/** True inside of a handler that answers with a stream of events, whichever function of it writes one. */
export function isInEventStream({ site }: CallRequest, { facts }: Activation): boolean {
  return facts.ir.functions.some(
    ({ kind, range, code }) =>
      kind !== "module" &&
      range.start <= site.start &&
      range.end >= site.end &&
      code.some(
        (each) =>
          each.op === "constant" &&
          typeof each.value === "string" &&
          each.value.startsWith("text/event-stream"),
      ),
  );
}

/** True when it was said that what is sent through the object is a page. */
export function isSaidPage(receiver: AbstractValue | undefined): boolean {
  return receiver?.members?.get(PLAIN)?.constant?.value === false;
}

/** What a call of the same object gives is of the same type. */
export function likeReceiver(
  result: AbstractValue,
  receiver: AbstractValue | undefined,
): AbstractValue {
  const marked = receiver?.members?.get(PLAIN);
  return marked && result.apis.length > 0 ? storeMember(result, PLAIN, marked) : result;
}

function typeIn(method: string, given: readonly AbstractValue[]): string | undefined {
  const [first = NOTHING, second = NOTHING] = given;
  if (method === "writeHead" || method === "respond") return headerIn(given.at(-1) ?? NOTHING);
  if (BY_TYPE.has(method)) return textOf(first);
  // `res.attachment("customers.csv")` says by its ending what the file is.
  if (method === "attachment") return /\.(?:csv|tsv)$/i.test(textOf(first) ?? "") ? "csv" : FILE;
  if (!BY_NAME.has(method)) return undefined;
  const name = textOf(first)?.toLowerCase();
  if (name === undefined) return headerIn(first);
  if (name === "content-disposition") return isKept(second) ? FILE : undefined;
  return name === "content-type" ? textOf(second) : undefined;
}

function headerIn(headers: AbstractValue): string | undefined {
  for (const name of NAMES) {
    const type = headers.members?.has(name) ? textOf(loadMember(headers, name)) : undefined;
    if (type !== undefined) return type;
  }
  return undefined;
}

/** `attachment; filename=…` */
function isKept({ constant, prefix }: AbstractValue): boolean {
  const text = typeof constant?.value === "string" ? constant.value : prefix;
  return text !== undefined && /^attachment\b/i.test(text);
}

/** `csv`, `text/csv; charset=utf-8` */
function isTable(type: string): boolean {
  return /\b(?:csv|tab-separated-values)\b/i.test(type);
}

function textOf({ constant }: AbstractValue): string | undefined {
  return typeof constant?.value === "string" ? constant.value : undefined;
}

/** `html`, `text/html; charset=utf-8`, `image/svg+xml`. */
function isPage(type: string): boolean {
  // What a storefront renders is a page of the shop.
  return /html|xml|svg|liquid/i.test(type);
}
