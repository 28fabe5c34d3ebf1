import type { AST } from "@eslint-community/regexpp";
import { readPattern } from "../patterns/read-pattern.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { harmlessIn } from "./harmless.ts";
import { allowsOnly } from "./pattern.ts";
import { anyOf, shapeOf, shapeOfAlternative } from "./pattern-shape.ts";
import { type PlacedPattern, patternsOf } from "./placed-pattern.ts";
import { storeAll, storeAny } from "./stored-members.ts";
import type { Kinds } from "./taint.ts";
import { clear } from "./untrusted.ts";

/** What is no longer to be feared of each part that a pattern takes out of a text. */
interface Parts {
  /** Of the whole match, and of what each pair of brackets matched. */
  readonly groups: readonly Kinds[];
  readonly named: ReadonlyMap<string, Kinds>;
}

/**
 * What `pattern.exec(text)` and `text.match(pattern)` give: parts of the sender's text, which are
 * made of nothing but what their piece of the pattern lets through.
 */
export function matchedParts(
  method: "exec" | "match",
  pattern: AbstractValue,
  text: AbstractValue,
): AbstractValue {
  if (text === NOTHING) return NOTHING;
  const matched = patternsOf(pattern).map((each) => matchedBy(method, each, text));
  // Where it may be a pattern that is not known, the whole text may come out.
  const isCertain = pattern.regex || pattern.unknowns.length + pattern.taints.length === 0;
  const isWhole = patternsOf(pattern).every(({ isPart }) => !isPart);
  const isKnown = isCertain && isWhole && matched.length > 0;
  return join(isKnown ? matched : [...matched, storeAny(NOTHING, text)]);
}

/** What a function that `text.replace(pattern, fn)` calls is told: the match, and what each pair of brackets matched. */
export function partsToReplace(pattern: AbstractValue, text: AbstractValue): AbstractValue[] {
  if (text === NOTHING || patternsOf(pattern).length === 0) return [];
  const { members } = matchedParts("exec", pattern, text);
  const parts: AbstractValue[] = [];
  for (let part = members?.get("0"); part; part = members?.get(String(parts.length)))
    parts.push(part);
  return parts;
}

function matchedBy(
  method: "exec" | "match",
  pattern: PlacedPattern,
  text: AbstractValue,
): AbstractValue {
  const parts = pattern.isPart ? undefined : partsOf(pattern);
  if (!parts) return storeAny(NOTHING, text);
  const { groups, named } = parts;
  const [whole = 0] = groups;
  // All matches, and none of their parts.
  if (method === "match" && pattern.flags.includes("g"))
    return storeAny(NOTHING, clear(text, whole));
  const byName = storeAll(
    NOTHING,
    [...named].map(([name, kinds]) => [name, clear(text, kinds)] as const),
  );
  return storeAll(NOTHING, [
    ...groups.map((kinds, index) => [String(index), clear(text, kinds)] as const),
    ["input", text],
    ...(named.size > 0 ? ([["groups", byName]] as const) : []),
  ]);
}

/** What is matched is matched by the pattern from its beginning to its end. */
function whole(pattern: string, flags: string): { pattern: string; flags: string } {
  if (pattern.includes("|")) return { pattern, flags };
  const inner = pattern.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
  return { pattern: `^${inner}$`, flags: flags.replace("m", "") };
}

/** Patterns are few and asked for often. The oldest go when there are too many. */
const MAX_KNOWN = 500;
const known = new Map<string, Parts | undefined>();

function partsOf({ pattern, flags }: PlacedPattern): Parts | undefined {
  const key = `${flags}/${pattern}`;
  if (known.has(key)) return known.get(key);
  const read = readPattern(pattern, flags);
  const parts =
    read && readParts(read.alternatives, flags, allowsOnly(whole(pattern, flags), true));
  if (known.size >= MAX_KNOWN) {
    const [oldest] = known.keys();
    if (oldest !== undefined) known.delete(oldest);
  }
  known.set(key, parts);
  return parts;
}

function readParts(
  alternatives: readonly AST.Alternative[],
  flags: string,
  anchored: Kinds,
): Parts {
  const whole = anyOf(alternatives.map(({ elements }) => shapeOfAlternative(elements, flags)));
  // Of an anchored pattern the whole match is the whole text, of which a test would say as much.
  const groups = [harmlessIn(whole) | anchored];
  const named = new Map<string, Kinds>();
  const visit = (element: AST.Element): void => {
    if (element.type === "CapturingGroup") {
      const kinds = harmlessIn(shapeOf(element, flags));
      groups.push(kinds);
      // Of several groups of one name any may have matched.
      const name = element.name;
      if (name !== null) named.set(name, kinds & (named.get(name) ?? kinds));
    }
    if (element.type === "Quantifier") visit(element.element);
    if ("alternatives" in element && Array.isArray(element.alternatives))
      for (const { elements } of element.alternatives as readonly AST.Alternative[])
        elements.forEach(visit);
  };
  for (const { elements } of alternatives) elements.forEach(visit);
  return { groups, named };
}
