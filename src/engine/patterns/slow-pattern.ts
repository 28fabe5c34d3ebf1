import type { AST } from "@eslint-community/regexpp";
import { type Automaton, automatonOf } from "./automaton.ts";
import { CountingMatcher } from "./backtracking.ts";
import { ASCII_CHARS, charsOf, except, overlaps } from "./char-set.ts";
import { type ReadPattern, readPattern } from "./read-pattern.ts";
import { type Repetition, characterOf, repetitionsOf } from "./repetition.ts";

/** How a pattern may take more time than its text is long, and the text that makes it so. */
export interface SlowPattern {
  /** `exponential` doubles with every repetition, a power grows with the square of the length or faster. */
  readonly growth: "exponential" | "power";
  /** The exponent of a power; 0 for exponential growth. */
  readonly degree: number;
  readonly before: string;
  readonly repeated: string;
}

/** Steps that one run gets; what takes more is as slow as can be. */
const MAX_STEPS = 40_000;
/** Steps that all runs for one pattern get together. */
const MAX_TOTAL = 800_000;
/** Repeated pieces of a text this long or longer are no attack that anybody needs. */
const MAX_PIECE = 40;
/** How many texts are tried in front of a repetition. */
const MAX_FRONTS = 3;
/** How many characters are tried behind a repetition, alone and in pairs. */
const MAX_ENDS = 9;

/** Patterns are few and asked for often. The oldest go when there are too many. */
const MAX_KNOWN = 4000;
const known = new Map<string, SlowPattern | undefined>();

/**
 * The worst that a text can do to a pattern; undefined where time grows with the length alone.
 * What the automaton suspects is run, with counted steps, before it is said. The work for one
 * pattern is bounded: what is not found within it is not said.
 */
export function slowness(pattern: string, flags: string): SlowPattern | undefined {
  const key = `${flags}/${pattern}`;
  if (known.has(key)) return known.get(key);
  const read = mayRepeat(pattern) ? readPattern(pattern, flags) : undefined;
  const slow = read && worst(read, pattern);
  if (known.size >= MAX_KNOWN) {
    const [oldest] = known.keys();
    if (oldest !== undefined) known.delete(oldest);
  }
  known.set(key, slow);
  return slow;
}

/** Without a repetition there is nothing to be slow with. */
function mayRepeat(pattern: string): boolean {
  return /[*+]|\{\d+,\}/.test(pattern);
}

function worst(read: ReadPattern, pattern: string): SlowPattern | undefined {
  // Where borders of words or what is around counts, marks may do what letters do not.
  const orders = /\\b|\(\?<?[=!]/i.test(pattern) ? [false, true] : [false];
  const suspects = orders.flatMap((isMarksFirst) =>
    read.alternatives.flatMap((alternative) => suspectsOf(alternative, read.flags, isMarksFirst)),
  );
  if (suspects.length === 0) return undefined;
  const trial = new Trial(read);
  let found: SlowPattern | undefined;
  for (const endings of [singleEnds, pairsOfEnds]) {
    for (const { automaton, repetition } of suspects) {
      const slow = trial.run(repetition, endings(automaton));
      if (slow?.growth === "exponential") return slow;
      if (slow && slow.degree > (found?.degree ?? 0)) found = slow;
    }
    if (found) return found;
  }
  return undefined;
}

interface Suspect {
  readonly automaton: Automaton;
  readonly repetition: Repetition;
}

function suspectsOf(alternative: AST.Alternative, flags: string, isMarksFirst: boolean): Suspect[] {
  const anchored = flags.includes("y") || beginsAtStart(alternative, flags);
  const automaton = automatonOf(alternative, flags, anchored);
  if (!automaton) return [];
  return repetitionsOf(automaton, isMarksFirst)
    .filter(({ repeated }) => repeated !== "" && repeated.length <= MAX_PIECE)
    .flatMap(({ before, repeated }) => {
      const fronts = anchored || before !== "" ? [""] : frontsOf(repeated, automaton);
      return fronts.map((front) => ({
        automaton,
        repetition: { before: front + before, repeated },
      }));
    });
}

/** Where a match may begin anywhere, something in front keeps other alternatives out of the way. */
function frontsOf(repeated: string, { sets }: Automaton): string[] {
  const own = sets.filter((set) => overlaps(set, charsOf(repeated)));
  const others = own.map((set) => characterOf(except(ASCII_CHARS, set)));
  return [...new Set(["", "!", ...others])].slice(0, MAX_FRONTS);
}

/** What may keep a repetition from ending well: characters in and out of the sets. */
function singleEnds({ sets }: Automaton): string[] {
  const distinct = [...new Set(sets)];
  const ends = new Set(["", "!", "\n"]);
  for (const set of distinct) ends.add(characterOf(except(ASCII_CHARS, set)));
  for (const set of distinct) ends.add(characterOf(set));
  return [...ends].slice(0, MAX_ENDS);
}

function pairsOfEnds(automaton: Automaton): string[] {
  const ends = singleEnds(automaton).filter((end) => end !== "");
  return ends.flatMap((one) => ends.map((other) => one + other));
}

/** Runs of one pattern, with counted steps. */
class Trial {
  readonly #matcher: CountingMatcher;
  #left = MAX_TOTAL;

  constructor(read: ReadPattern) {
    this.#matcher = new CountingMatcher(read);
  }

  /** Repeats a text twice as often as before, with several endings, and looks at how the steps grow. */
  run(repetition: Repetition, endings: readonly string[]): SlowPattern | undefined {
    for (const ending of endings) {
      if (this.#left <= 0) return undefined;
      const slow = this.#growth(repetition, ending);
      if (slow) return { ...slow, ...repetition };
    }
    return undefined;
  }

  #growth(
    { before, repeated }: Repetition,
    ending: string,
  ): Pick<SlowPattern, "growth" | "degree"> | undefined {
    const counted = new Map<number, number>();
    const count = (times: number): number => {
      const known = counted.get(times);
      if (known !== undefined) return known;
      const steps = this.#matcher.steps(before + repeated.repeat(times) + ending, MAX_STEPS);
      this.#left -= steps;
      counted.set(times, steps);
      return steps;
    };
    // What is the same for every text, and what each character costs by itself, says nothing of growth.
    const more = count(16) - count(8);
    if (count(16) < MAX_STEPS && more < (count(8) - count(4)) * 2.3) return undefined;
    if (isExponential(count)) return { growth: "exponential", degree: 0 };
    let last = count(16);
    let degree = Math.round(Math.log2(last / count(8)));
    for (const times of [32, 64]) {
      const steps = count(times);
      if (steps >= MAX_STEPS) return { growth: "power", degree: Math.max(2, degree) };
      degree = Math.round(Math.log2(steps / last));
      last = steps;
    }
    return degree >= 2 ? { growth: "power", degree } : undefined;
  }
}

/** Two repetitions more multiply exponential growth by four at least; a power they multiply by less and less. */
function isExponential(count: (times: number) => number): boolean {
  let last = count(4);
  if (last >= MAX_STEPS) return true;
  let ratio = 1;
  for (const times of [6, 8, 10, 12]) {
    const steps = count(times);
    if (steps >= MAX_STEPS) return times === 6 ? steps > last * 8 : ratio > (times === 8 ? 7 : 3.4);
    ratio = steps / last;
    last = steps;
  }
  return ratio > 3.4;
}

/** True when whatever the alternative matches begins where the text does. */
function beginsAtStart({ elements }: AST.Alternative, flags: string): boolean {
  if (flags.includes("m")) return false;
  for (const element of elements) {
    if (element.type === "Assertion") {
      if (element.kind === "start") return true;
      continue;
    }
    if (element.type !== "Group" && element.type !== "CapturingGroup") return false;
    return element.alternatives.every((each) => beginsAtStart(each, flags));
  }
  return false;
}
