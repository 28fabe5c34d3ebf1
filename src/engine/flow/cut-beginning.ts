import type { AbstractValue } from "./abstract-value.ts";
import type { CallRequest } from "./solver.ts";
import { BY_BEGINNING } from "./taint.ts";
import { reopen } from "./untrusted.ts";

/** What is left of an address without the slash that made it one of the same host: `/http://…`. */
export function withBeginningCut(
  method: string,
  value: AbstractValue,
  request: CallRequest,
): AbstractValue {
  const isOpen = value.taints.every(({ cleared }) => (cleared & BY_BEGINNING) === 0);
  return isOpen || !cutsSlash(method, request) ? value : reopen(value, BY_BEGINNING);
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
