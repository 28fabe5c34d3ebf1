import { type AbstractValue, asText } from "./abstract-value.ts";
import { HARMLESS_AS_NUMBER } from "./numbers.ts";
import type { CallRequest } from "./solver.ts";
import { ANY_STATE, LONG, TEXT } from "./taint.ts";
import { clear, restrictStates } from "./untrusted.ts";

/** Methods of texts whose result carries the text on. */
const TEXT_METHODS = new Set([
  "trim",
  "trimStart",
  "trimEnd",
  "toLowerCase",
  "toUpperCase",
  "toLocaleLowerCase",
  "toLocaleUpperCase",
  "slice",
  "substring",
  "substr",
  "normalize",
  "padStart",
  "padEnd",
  "repeat",
  "toString",
  "valueOf",
  "at",
  "charAt",
  "toWellFormed",
  "toJSON",
]);

/** Those of them that throw for anything but a text, or give one. */
const ONLY_OF_TEXTS = new Set(
  [...TEXT_METHODS].filter((name) => !["slice", "valueOf", "at", "toJSON"].includes(name)),
);

/** The text that a method gives which carries its text on; undefined for other methods. */
export function textMethod(
  method: string,
  receiver: AbstractValue,
  request: CallRequest,
): AbstractValue | undefined {
  // Only numbers can be rounded: whoever decides this one decides an amount, and no text.
  if (method === "toFixed" || method === "toPrecision")
    return clear(restrictStates(asText(receiver), TEXT), HARMLESS_AS_NUMBER);
  if (!TEXT_METHODS.has(method)) return undefined;
  // One letter, always the same, is too short to harm; letter after letter, it is the whole text.
  if (isOneLetter(method, request))
    return clear(restrictStates(asText(receiver), TEXT & ~LONG), HARMLESS_AS_NUMBER);
  const states = ONLY_OF_TEXTS.has(method) ? TEXT : ANY_STATE;
  const left = isShortened(method, request) ? states & ~LONG : states;
  return restrictStates(asText(receiver), left);
}

/** `text.charAt(0)`, `text.slice(0, 1)` */
function isOneLetter(method: string, request: CallRequest): boolean {
  const [from, to] = request.arguments.map(({ constant }) => constant?.value);
  if (typeof from !== "number") return false;
  if (method === "charAt") return true;
  if (method === "substr") return to === 1;
  return (method === "slice" || method === "substring") && from >= 0 && to === from + 1;
}

/** `text.slice(0, 200)`, `text.charAt(0)`: whoever sends the text does not decide how long it is. */
function isShortened(method: string, request: CallRequest): boolean {
  if (method === "charAt" || method === "at") return true;
  const [from, to] = request.arguments.map(({ constant }) => constant?.value);
  if (typeof from !== "number") return false;
  if (method === "slice") return from < 0 ? to === undefined : typeof to === "number" && to >= 0;
  return (method === "substring" || method === "substr") && typeof to === "number";
}
