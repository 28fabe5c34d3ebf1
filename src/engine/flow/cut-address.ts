import type { AbstractValue } from "./abstract-value.ts";
import { kindsOf } from "./taint.ts";
import { mapParts } from "./untrusted.ts";

const MARKUP = kindsOf(["html", "dom-html", "mail-html", "pdf-html"]);
const CUTS = new Set(["slice", "substring", "substr", "split", "match", "matchAll"]);

/**
 * `location.href.split("q=")[1]`: the address of the page as a whole is told with escapes, and pages
 * put it into their links. Whoever cuts a piece out of it wants what somebody wrote there, and often
 * decodes it elsewhere.
 */
export function cutOutOf(value: AbstractValue, method: string): AbstractValue {
  if (value.taints.length === 0 || !CUTS.has(method)) return value;
  return mapParts(value, (part) => {
    const isEscaped = "source" in part && part.source.escaped === true;
    const cleared = isEscaped ? part.cleared & ~MARKUP : part.cleared;
    return cleared === part.cleared ? part : { ...part, cleared };
  });
}
