import { ALL_KINDS, type Kinds, NO_KINDS, kindsOf } from "./taint.ts";

interface Pattern {
  readonly pattern: string;
  readonly flags: string;
}

/** Characters that end a word, a string or a tag somewhere. */
const HARMLESS_CLASS = /^(?:\\[wd]|[A-Za-z0-9_]-[A-Za-z0-9_]|[A-Za-z0-9_ .,@+-]|\\[-. ])+$/;
const WITH_SLASH = /^(?:\\[wd]|[A-Za-z0-9_]-[A-Za-z0-9_]|[A-Za-z0-9_ .,@+/-]|\\[-./ ])+$/;

/** Texts of letters, digits, dots and slashes still name paths and addresses. */
const PLACES = kindsOf(["path", "redirect", "request-url", "script-url", "module"]);

/**
 * The kinds that a text can no longer harm where a pattern matches (or, with `holds` false, where
 * it does not): an anchored pattern of harmless characters, or a search for any other character
 * that finds none. Everything else says nothing certain.
 */
export function allowsOnly({ pattern, flags }: Pattern, holds: boolean): Kinds {
  if (!holds) {
    const forbidden = /^\[\^([^\]]+)\]\+?$/.exec(pattern)?.[1];
    return forbidden === undefined ? NO_KINDS : byClass(forbidden);
  }
  if (flags.includes("m")) return NO_KINDS;
  const body = /^\^(.*)\$$/s.exec(pattern)?.[1];
  if (body === undefined || hasOuterAlternative(body)) return NO_KINDS;
  return byBody(body);
}

/** `^a|b$` is anchored on one side of each branch only. */
function hasOuterAlternative(body: string): boolean {
  let depth = 0;
  for (let i = 0; i < body.length; i++) {
    const character = body[i];
    if (character === "\\") i++;
    else if (character === "[") i = Math.max(i, body.indexOf("]", i + 1));
    else if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (character === "|" && depth === 0) return true;
  }
  return false;
}

/** Every class of the body must be harmless, and nothing in it a wildcard. */
function byBody(body: string): Kinds {
  let kinds = ALL_KINDS;
  const rest = body.replace(
    /\[(\^?)((?:\\.|[^\]\\])+)\]/g,
    (_, negated: string, inside: string) => {
      kinds &= negated === "" ? byClass(inside) : NO_KINDS;
      return "";
    },
  );
  if (/(?<!\\)\.|\\[SWDspP]/.test(rest)) return NO_KINDS;
  return rest.includes("/") ? kinds & ~PLACES : kinds;
}

function byClass(inside: string): Kinds {
  if (HARMLESS_CLASS.test(inside)) return inside.includes(".") ? ALL_KINDS & ~PLACES : ALL_KINDS;
  return WITH_SLASH.test(inside) ? ALL_KINDS & ~PLACES : NO_KINDS;
}
