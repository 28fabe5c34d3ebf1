import type { AbstractValue } from "./abstract-value.ts";
import type { CallRequest } from "./solver.ts";
import { ANY_STATE, BY_BEGINNING, SLASH } from "./taint.ts";
import { clear, reopen, restrictStates } from "./untrusted.ts";

/** What is left of an address without the slash that made it one of the same host: `/http://…`. */
export function withBeginningCut(
  method: string,
  value: AbstractValue,
  request: CallRequest,
): AbstractValue {
  const isOpen = value.taints.every(({ cleared }) => (cleared & BY_BEGINNING) === 0);
  return isOpen || !cutsSlash(method, request) ? value : reopen(value, BY_BEGINNING);
}

/** `path.replace(/^\/+/, "/")`: what began with a slash begins with one. */
export function withOneSlash(
  text: AbstractValue,
  { prefix }: AbstractValue,
  { arguments: [what, by], method }: CallRequest,
): AbstractValue {
  if (prefix?.startsWith("/") !== true || by?.constant?.value !== "/") return text;
  const { pattern, flags } = what?.regex ?? { pattern: "", flags: "" };
  const isAsked = pattern.startsWith("^") || flags.includes("g") || method === "replaceAll";
  if (!isAsked || !/^\^?(?:\\?\/)+(?:\+|\{[12],\})$/.test(pattern)) return text;
  return { ...clear(text, BY_BEGINNING), prefix: "/" };
}

/** `path.replace(/^[\\/]+/, "")`: all slashes at its start are gone, and what browsers read like them. */
export function withoutSlashes(
  text: AbstractValue,
  { arguments: [what, by] }: CallRequest,
): AbstractValue {
  const isGone =
    by?.constant?.value === "" &&
    what?.regex !== undefined &&
    /^\^\[[^\]^]*\][+*]$/.test(what.regex.pattern) &&
    /^\^\[[^\]]*\//.test(what.regex.pattern) &&
    /^\^\[[^\]]*\\\\/.test(what.regex.pattern);
  return isGone ? restrictStates(text, ANY_STATE & ~SLASH) : text;
}

function cutsSlash(method: string, { arguments: given }: CallRequest): boolean {
  const [first, second] = given;
  const text = first?.constant?.value;
  switch (method) {
    case "slice":
    case "substring":
    case "substr":
      return text === 1;
    case "replace":
      if (second?.constant?.value !== "") return false;
      return first?.regex
        ? /^\^(?:\\\/|\/)(?:[^|]*(?:\\\/|\/))?$/.test(first.regex.pattern)
        : typeof text === "string" && /^\/(?:.*\/)?$/.test(text);
    // `request.url.split("?url=")[1]`
    case "split":
      return typeof text === "string" && /=$|^\/.+\/$/.test(text);
    default:
      return false;
  }
}
