import type { Frame } from "./frame.ts";
import type { Operation } from "./places.ts";
import type { Value } from "./ir.ts";

type Call = Extract<Operation, { op: "call" }>;

/** Functions that read an address, of which it can be asked in which range it is. */
export const PARSES: ReadonlySet<string> = new Set(["parse", "process"]);
const LOOKS_UP = /^(?:lookup|resolve|resolve4|resolve6)$/;

/** `ipaddr.parse(address).range()`: what is said of the range is said of the host that the address was looked up for. */
export function hostOfRange(
  call: Call,
  frame: Frame,
  rootOf: (value: Value) => Value,
): Value | undefined {
  if (call.method !== "range" || call.receiver === undefined) return undefined;
  const address = argumentOf(call.receiver, (name) => PARSES.has(name), frame, rootOf);
  return address === undefined ? undefined : (hostOfAddress(address, frame, rootOf) ?? address);
}

/**
 * The host that an address was looked up for: `const { address } = await dns.lookup(host)`, and that
 * of one of several addresses, or of all of them.
 */
export function hostOfAddress(
  address: Value,
  frame: Frame,
  rootOf: (value: Value) => Value,
): Value | undefined {
  const taken = frame.code[rootOf(address)];
  const from = taken?.op === "load" ? taken.object : address;
  const each = frame.code[rootOf(from)];
  const found = each?.op === "element" ? each.of : from;
  return argumentOf(found, (name) => LOOKS_UP.test(name), frame, rootOf);
}

/** The first argument of a call of a function with such a name. */
function argumentOf(
  value: Value,
  isNamed: (name: string) => boolean,
  frame: Frame,
  rootOf: (value: Value) => Value,
): Value | undefined {
  const call = frame.code[rootOf(value)];
  if (call?.op !== "call") return undefined;
  const callee = frame.code[call.callee];
  const name = call.method ?? (callee?.op === "import" ? callee.name : "");
  return isNamed(name) ? call.arguments[0] : undefined;
}
