import type { CallCondition } from "../models/call-condition.ts";
import { PAYMENT_PROVIDER, isPaymentPath } from "../models/provider-addresses.ts";
import { type AbstractValue, NOTHING, join, loadAny, loadMember } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import type { CallRequest } from "./solver.ts";

type Given = Pick<CallRequest, "arguments" | "spreadFrom">;

/** True when a call certainly looks as a row wants it; `place` is the argument that is asked about. */
export function holds(condition: CallCondition, request: Given, place = 0): boolean {
  const argument = argumentOf(request, condition.argument);
  if (condition.attribute) return isIn(condition.attribute, argument, place);
  const isGiven = condition.argument < request.arguments.length;
  const names = condition.member?.split(".") ?? [];
  const last = names.pop();
  const owner = names.reduce(loadMember, argument);
  const value = last === undefined ? owner : loadMember(owner, last);
  const isThere = last === undefined ? isGiven : (owner.members?.has(last) ?? false);
  if (condition.present !== undefined && isThere !== condition.present) return false;
  if (condition.isNot && isThere) {
    const { constant } = value;
    if (!constant || condition.isNot.some((each) => each === constant.value)) return false;
  }
  if (condition.begins && !beginsWith(value, condition.begins)) return false;
  if (condition.contains) {
    const text = value.constant?.value;
    if (typeof text !== "string" || !condition.contains.some((each) => text.includes(each)))
      return false;
  }
  const { type, typeNot } = condition;
  if (type !== undefined && !isOf(type, value)) return false;
  if (typeNot !== undefined && isOf(typeNot, value)) return false;
  if (condition.mayBegin && !mayBegin(value, condition.mayBegin)) return false;
  if (condition.beginsNot && beginsWith(value, condition.beginsNot)) return false;
  if (!condition.is) return true;
  return (
    value.constant !== undefined && condition.is.some((each) => each === value.constant?.value)
  );
}

function isOf(type: string, { apis }: AbstractValue): boolean {
  return apis.some(({ types }) => types.includes(type));
}

/** What a template ends with in front of a value that is a whole attribute, or begins one. */
const ATTRIBUTE = /<([a-z][\w-]*)(?:\s[^<>]*)?\s([.?@]?[\w:-]+)\s*=\s*["']?$/i;

/** `<a href=${…}>`: the texts of a template put a value where one of these names is. */
function isIn(names: readonly string[], { members }: AbstractValue, place: number): boolean {
  let before = "";
  for (let index = 0; index < place; index++) {
    const text = members?.get(String(index))?.constant?.value;
    before += typeof text === "string" ? text : "";
  }
  const [, element = "", name = ""] = ATTRIBUTE.exec(before) ?? [];
  if (name === "") return false;
  const attribute = name.startsWith(".") ? name : name.toLowerCase();
  return names.includes(attribute) || names.includes(`${element.toLowerCase()}.${attribute}`);
}

function beginsWith({ constant, prefix }: AbstractValue, begins: readonly string[]): boolean {
  const text = typeof constant?.value === "string" ? constant.value : prefix;
  if (text === undefined) return false;
  if (begins[0] === PAYMENT_PROVIDER && isPaymentPath(text)) return true;
  return begins.some((each) => text.startsWith(each));
}

/** False where a text certainly begins in another way; space in front of it counts for nothing. */
function mayBegin({ constant, prefix }: AbstractValue, begins: readonly string[]): boolean {
  const known = typeof constant?.value === "string" ? constant.value : prefix;
  const text = known?.trimStart() ?? "";
  // A part of our own that is not known may be anything.
  if (text === "" || text.startsWith("\0")) return true;
  return begins.some((each) => text.startsWith(each) || each.startsWith(text));
}

/** An argument by position; from a spread on, any of them, unless nothing but one list is spread. */
export function argumentOf(request: Given, index: number): AbstractValue {
  const { spreadFrom } = request;
  if (index < spreadFrom) return request.arguments[index] ?? NOTHING;
  const [list, ...others] = request.arguments.slice(spreadFrom);
  if (!list) return NOTHING;
  if (others.length === 0) return loadMember(list, String(index - spreadFrom));
  return join([list, ...others].map(loadAny));
}

/** How many arguments a call has, as far as the list is known that is spread into it. */
export function argumentCount({ arguments: given, spreadFrom }: CallRequest): number {
  const places = [...(given[spreadFrom]?.members?.keys() ?? [])].map(Number);
  return given.length === spreadFrom + 1
    ? places
        .filter(Number.isInteger)
        .reduce((most, at) => Math.max(most, spreadFrom + at + 1), given.length)
    : given.length;
}

/** The nodes with what holds at them after this very call, which says more and comes first. */
export function fulfilled(nodes: readonly ApiNode[], request: CallRequest): ApiNode[] {
  return nodes.flatMap((node) => [
    ...node.conditional
      .filter(({ when }) => when.every((condition) => holds(condition, request)))
      .map((each) => each.node),
    node,
  ]);
}
