import type { Test, Value } from "../ir/ir.ts";
import { type AbstractValue } from "./abstract-value.ts";
import { clear, restrictStates, withoutUntrusted } from "./untrusted.ts";
import { allowsOnly } from "./pattern.ts";
import type { Solver } from "./solver.ts";
import { TEXT, kindsOf } from "./taint.ts";

const NO_TEXT_TYPES = new Set(["number", "boolean", "bigint", "undefined", "function", "symbol"]);
const HOST_KINDS = kindsOf(["redirect", "request-url", "script-url", "mail-link"]);
const PATH_KINDS = kindsOf(["path"]);

/** What is left to fear of a value where a test holds, or does not hold. */
export function refine(
  _solver: Solver,
  value: AbstractValue,
  test: Test,
  holds: boolean,
  at: (value: Value) => AbstractValue,
): AbstractValue {
  switch (test.kind) {
    case "truthy":
      return value;
    case "equal": {
      const other = at(test.to);
      // Equal to something that nobody outside decides is as good as that.
      const isTrusted = other.taints.length === 0 && other.unknowns.length === 0;
      return holds && isTrusted ? withoutUntrusted(value) : value;
    }
    case "typeof":
      if (!holds) return value;
      if (NO_TEXT_TYPES.has(test.type)) return withoutUntrusted(value);
      return test.type === "string" ? restrictStates(value, TEXT) : value;
    case "instance":
    case "compare":
      return value;
    case "member": {
      const list = at(test.of);
      const isTrusted = list.taints.length === 0 && list.unknowns.length === 0;
      return holds && isTrusted ? withoutUntrusted(value) : value;
    }
    case "match": {
      const pattern = at(test.pattern).regex;
      return pattern ? clear(value, allowsOnly(pattern, holds)) : value;
    }
    case "prefix":
      return holds ? clear(value, afterPrefix(at(test.text))) : value;
    case "suffix":
      return value;
    case "inside": {
      const text = at(test.text).constant?.value;
      return !holds && text === ".." ? clear(value, PATH_KINDS) : value;
    }
    case "call":
      return value;
  }
}

/** A beginning that ends the host, or the folder that a path has to stay in. */
function afterPrefix(text: AbstractValue): number {
  const fixed = text.constant?.value;
  if (typeof fixed === "string") {
    if (/^[a-z][a-z0-9+.-]*:\/\/[^/]+\/|^\/[^/\\]/i.test(fixed)) return HOST_KINDS;
    return fixed.length > 1 && /[/\\]$/.test(fixed) ? PATH_KINDS : 0;
  }
  const isTrusted = text.taints.length === 0 && text.unknowns.length === 0;
  return isTrusted ? PATH_KINDS : 0;
}
