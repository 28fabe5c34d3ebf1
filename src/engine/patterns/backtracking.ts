import type { AST } from "@eslint-community/regexpp";
import { type CharSet, WORD } from "./char-set.ts";
import { type ReadPattern, charactersOf } from "./read-pattern.ts";

/** Goes on from a position; true when the rest matches. */
type Rest = (at: number) => boolean;
type Matcher = (at: number, rest: Rest) => boolean;

class OutOfSteps extends Error {}

/**
 * Matches as the engines of JavaScript do, by trying one way after the other, and counts the steps.
 * It runs no pattern for real, so that none can take longer than it may.
 */
export class CountingMatcher {
  readonly #flags: string;
  readonly #match: Matcher;
  #text = "";
  #steps = 0;
  #limit = 0;
  /** What looks behind is matched backwards in truth, which costs no more than it is long. */
  #isFree = false;
  readonly #groups: (readonly [start: number, end: number] | undefined)[] = [];

  constructor({ alternatives, flags }: ReadPattern) {
    this.#flags = flags;
    this.#match = this.#anyOf(alternatives);
  }

  /** Steps of a search from every beginning on, for the first match or with `g` for all; `limit` when it takes more. */
  steps(text: string, limit: number): number {
    this.matches(text, limit);
    return Math.min(this.#steps, limit);
  }

  /** Where the first match is, or with `g` all of them; none when it takes too many steps. */
  matches(text: string, limit: number): (readonly [start: number, end: number])[] {
    this.#text = text;
    this.#steps = 0;
    this.#limit = limit;
    this.#isFree = false;
    const found: [number, number][] = [];
    const last = this.#flags.includes("y") ? 0 : text.length;
    let end = 0;
    const keepEnd = (at: number): boolean => {
      end = at;
      return true;
    };
    try {
      for (let start = 0; start <= last; start++) {
        this.#step();
        this.#groups.length = 0;
        if (!this.#match(start, keepEnd)) continue;
        found.push([start, end]);
        if (!this.#flags.includes("g")) return found;
        if (end > start) start = end - 1;
      }
      return found;
    } catch (error) {
      if (!(error instanceof OutOfSteps || error instanceof RangeError)) throw error;
      this.#steps = limit;
      return [];
    }
  }

  #step(): void {
    if (this.#isFree) return;
    if (++this.#steps >= this.#limit) throw new OutOfSteps();
  }

  #anyOf(alternatives: readonly AST.Alternative[]): Matcher {
    const matchers = alternatives.map(({ elements }) => this.#sequence(elements));
    const [only] = matchers;
    if (only && matchers.length === 1) return only;
    return (at, rest) => matchers.some((matcher) => matcher(at, rest));
  }

  #sequence(elements: readonly AST.Element[]): Matcher {
    return elements.reduceRight<Matcher>(
      (after, element) => {
        const table = tableOfOne(element, this.#flags);
        // A single character, as most elements are, needs no function that goes on behind it.
        if (table) return (at, rest) => this.#takes(table, at) && after(at + 1, rest);
        const matcher = this.#element(element);
        return (at, rest) => matcher(at, (end) => after(end, rest));
      },
      (at, rest) => rest(at),
    );
  }

  /** True where one of the characters stands at a position. */
  #takes(table: Table, at: number): boolean {
    this.#step();
    return at < this.#text.length && isIn(table, this.#text.charCodeAt(at));
  }

  #element(element: AST.Element): Matcher {
    switch (element.type) {
      case "Group":
        return this.#anyOf(element.alternatives);
      case "CapturingGroup": {
        const inner = this.#anyOf(element.alternatives);
        const number = numberOf(element);
        return (at, rest) => {
          const before = this.#groups[number];
          const isMatch = inner(at, (end) => {
            const outer = this.#groups[number];
            this.#groups[number] = [at, end];
            if (rest(end)) return true;
            this.#groups[number] = outer;
            return false;
          });
          if (!isMatch) this.#groups[number] = before;
          return isMatch;
        };
      }
      case "Quantifier":
        return this.#quantifier(element);
      case "Assertion":
        return this.#assertion(element);
      case "Backreference": {
        const { resolved } = element;
        const target = Array.isArray(resolved) ? resolved[0] : resolved;
        const number = target ? numberOf(target as AST.CapturingGroup) : 0;
        return (at, rest) => {
          this.#step();
          const group = this.#groups[number];
          const text = group ? this.#text.slice(group[0], group[1]) : "";
          return this.#text.startsWith(text, at) && rest(at + text.length);
        };
      }
      default: {
        const table = tableOf(charactersOf(element, this.#flags));
        return (at, rest) => this.#takes(table, at) && rest(at + 1);
      }
    }
  }

  #quantifier(quantifier: AST.Quantifier): Matcher {
    const { element, min, max, greedy } = quantifier;
    const table = tableOfOne(element, this.#flags);
    if (table) {
      return greedy
        ? (at, rest) => this.#most(table, quantifier, at, rest)
        : (at, rest) => this.#fewest(table, quantifier, at, rest);
    }
    const once = this.#element(element);
    const repeat = (at: number, count: number, rest: Rest): boolean => {
      this.#step();
      const more = (): boolean =>
        count < max &&
        // A round that takes nothing would go on for ever.
        once(at, (end) => (end > at || count < min) && repeat(end, count + 1, rest));
      if (count < min) return more();
      return greedy ? more() || rest(at) : rest(at) || more();
    };
    return (at, rest) => repeat(at, 0, rest);
  }

  /** As many characters as there are, then fewer and fewer: the same steps as one call within the other. */
  #most(table: Table, { min, max }: AST.Quantifier, at: number, rest: Rest): boolean {
    let count = 0;
    for (;;) {
      this.#step();
      if (count >= max || !this.#takes(table, at + count)) break;
      count++;
    }
    for (; count >= min; count--) if (rest(at + count)) return true;
    return false;
  }

  /** As few characters as may be, then more and more. */
  #fewest(table: Table, { min, max }: AST.Quantifier, at: number, rest: Rest): boolean {
    for (let count = 0; ; count++) {
      this.#step();
      if (count >= min && rest(at + count)) return true;
      if (count >= max || !this.#takes(table, at + count)) return false;
    }
  }

  #assertion(element: AST.Assertion): Matcher {
    const isMultiline = this.#flags.includes("m");
    switch (element.kind) {
      case "start":
        return (at, rest) => (at === 0 || (isMultiline && this.#text[at - 1] === "\n")) && rest(at);
      case "end":
        return (at, rest) =>
          (at === this.#text.length || (isMultiline && this.#text[at] === "\n")) && rest(at);
      case "word":
        return (at, rest) =>
          (this.#isWord(at - 1) !== this.#isWord(at)) !== element.negate && rest(at);
      case "lookahead": {
        const inner = this.#anyOf(element.alternatives);
        return (at, rest) => inner(at, () => true) !== element.negate && rest(at);
      }
      case "lookbehind": {
        const inner = this.#anyOf(element.alternatives);
        const isBehind = (at: number): boolean => {
          for (let start = at; start >= Math.max(0, at - 40); start--) {
            if (inner(start, (end) => end === at)) return true;
          }
          return false;
        };
        return (at, rest) => {
          this.#step();
          const before = this.#isFree;
          this.#isFree = true;
          const isMatch = isBehind(at) !== element.negate;
          this.#isFree = before;
          return isMatch && rest(at);
        };
      }
    }
  }

  #isWord(at: number): boolean {
    return at >= 0 && at < this.#text.length && isIn(WORD_TABLE, this.#text.charCodeAt(at));
  }
}

/** By character of ASCII whether it is in a set: texts of other characters are not asked about. */
type Table = readonly boolean[];

function tableOf(set: CharSet): Table {
  const table: boolean[] = [];
  for (let at = 0; at < 128; at += WORD_BITS) {
    const bits = Number(BigInt.asUintN(WORD_BITS, set >> BigInt(at)));
    for (let bit = 0; bit < WORD_BITS; bit++) table.push(((bits >>> bit) & 1) === 1);
  }
  return table;
}

/** As many bits as a number takes at once: a set is too large for one. */
const WORD_BITS = 32;

const WORD_TABLE = tableOf(WORD);

/** The characters of an element that takes exactly one. */
function tableOfOne(element: AST.Element, flags: string): Table | undefined {
  switch (element.type) {
    case "Character":
    case "CharacterClass":
    case "CharacterSet":
      return tableOf(charactersOf(element, flags));
    default:
      return undefined;
  }
}

function isIn(table: Table, code: number): boolean {
  return table[code] === true;
}

/** The position of a group in its pattern: the number of groups that begin before it is not needed, only that it differs. */
function numberOf(group: AST.CapturingGroup): number {
  return group.start;
}
