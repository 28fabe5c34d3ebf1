import type { AST } from "@eslint-community/regexpp";
import { ASCII_CHARS, type CharSet } from "./char-set.ts";
import { charactersOf } from "./read-pattern.ts";

/**
 * The places of an alternative that stand for one character, and which of them may follow which.
 * A place that follows another in two ways is named twice: each way is one that a matcher tries.
 */
export interface Automaton {
  readonly sets: readonly CharSet[];
  readonly next: readonly (readonly number[])[];
  readonly first: readonly number[];
  /** False where a match may begin anywhere, so that a matcher tries every beginning. */
  readonly anchored: boolean;
}

/** Patterns with more places than this are generated, and are left alone. */
const MAX_PLACES = 250;
/** `{2,60}` is looked at as if it were shorter: what is bounded multiplies the work, but not without end. */
const MAX_COPIES = 4;
/** As often they are looked at in a pattern that would be too large. */
const FEWER_COPIES = 2;
/** What stands for one character is asked for as often as it has to be: a text that leads further needs all of them. */
const MAX_CHARACTERS = 64;

/** What a piece of a pattern begins and ends with. */
interface Piece {
  readonly empty: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const NOTHING: Piece = { empty: true, first: [], last: [] };

/** The automaton of an alternative; undefined where it is too large. */
export function automatonOf(
  alternative: AST.Alternative,
  flags: string,
  anchored: boolean,
): Automaton | undefined {
  for (const copies of [MAX_COPIES, FEWER_COPIES]) {
    const builder = new Builder(flags, copies);
    const { first } = builder.sequence(alternative.elements);
    if (!builder.isTooLarge) return { sets: builder.sets, next: builder.next, first, anchored };
  }
  return undefined;
}

class Builder {
  readonly sets: CharSet[] = [];
  readonly next: number[][] = [];
  readonly #flags: string;
  readonly #copies: number;

  constructor(flags: string, copies: number) {
    this.#flags = flags;
    this.#copies = copies;
  }

  get isTooLarge(): boolean {
    return this.sets.length >= MAX_PLACES;
  }

  sequence(elements: readonly AST.Element[]): Piece {
    return elements.reduce<Piece>(
      (before, element) => this.#joined(before, this.#piece(element)),
      NOTHING,
    );
  }

  #piece(element: AST.Element): Piece {
    if (this.isTooLarge) return NOTHING;
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return this.#anyOf(element.alternatives);
      case "Quantifier":
        return this.#repeated(element);
      // What is ahead is matched as well, and leads nowhere.
      case "Assertion":
        return element.kind === "lookahead"
          ? { empty: true, first: this.#anyOf(element.alternatives).first, last: [] }
          : NOTHING;
      // What they ask for is left to the run that confirms what is found here.
      case "Backreference":
        return NOTHING;
      default: {
        // The characters beyond ASCII are not told apart, so that two sets of them may not overlap.
        const place = this.sets.push(charactersOf(element, this.#flags) & ASCII_CHARS) - 1;
        this.next.push([]);
        return { empty: false, first: [place], last: [place] };
      }
    }
  }

  #anyOf(alternatives: readonly AST.Alternative[]): Piece {
    const pieces = alternatives.map(({ elements }) => this.sequence(elements));
    return {
      empty: pieces.some(({ empty }) => empty),
      first: pieces.flatMap(({ first }) => first),
      last: pieces.flatMap(({ last }) => last),
    };
  }

  #repeated({ element, min, max }: AST.Quantifier): Piece {
    if (max === 0) return NOTHING;
    const isGroup = element.type === "Group" || element.type === "CapturingGroup";
    const most = Math.max(this.#copies, isGroup ? 0 : Math.min(min, MAX_CHARACTERS));
    const copies = Math.min(most, max === Infinity ? Math.max(1, min) : max);
    let whole = NOTHING;
    for (let copy = 0; copy < copies; copy++) {
      const once = this.#piece(element);
      if (max === Infinity && copy === copies - 1) this.#connect(once.last, once.first);
      const optional = copy >= min ? { ...once, empty: true } : once;
      whole = this.#joined(whole, optional);
    }
    return whole;
  }

  #joined(before: Piece, after: Piece): Piece {
    this.#connect(before.last, after.first);
    return {
      empty: before.empty && after.empty,
      first: before.empty ? [...before.first, ...after.first] : before.first,
      last: after.empty ? [...before.last, ...after.last] : after.last,
    };
  }

  #connect(from: readonly number[], to: readonly number[]): void {
    for (const place of new Set(from)) this.next[place]?.push(...to);
  }
}
