import type { Automaton } from "./automaton.ts";
import { ASCII_CHARS, type CharSet, NO_CHARS, charOf, overlaps } from "./char-set.ts";
import { groupBy } from "../text/group-by.ts";

/** A text to which a matcher finds many ways: what leads there, and what is repeated. */
export interface Repetition {
  readonly before: string;
  readonly repeated: string;
}

/** The place in front of a pattern without an anchor, which any text keeps a matcher at. */
const START = -1;
/** How many pairs and triples of places are looked at for one pattern. */
const MAX_WORK = 60_000;
/** How many of them for one pair of rounds. */
const MAX_PAIR_WORK = 4_000;
/** How many repetitions are handed on to be confirmed. */
const MAX_FOUND = 24;

/** Texts that may take more time than they are long: two ways to go round on the same text, or one round after another. */
export function repetitionsOf(automaton: Automaton, isMarksFirst = false): Repetition[] {
  return new Search(automaton, isMarksFirst).run();
}

interface Way<State> {
  readonly state: State;
  readonly text: string;
}

class Search {
  readonly #automaton: Automaton;
  /** The round that a place belongs to; places outside of every round have none. */
  readonly #rounds: ReadonlyMap<number, number>;
  readonly #isMarksFirst: boolean;
  #work = 0;

  constructor(automaton: Automaton, isMarksFirst: boolean) {
    this.#automaton = automaton;
    this.#isMarksFirst = isMarksFirst;
    this.#rounds = roundsOf(automaton);
  }

  run(): Repetition[] {
    const found: Repetition[] = [];
    const members = groupBy(this.#rounds.keys(), (place) => this.#rounds.get(place));
    for (const [place = START] of members.values()) {
      const repeated = this.#twoWaysRound(place);
      const before = repeated === undefined ? undefined : this.#wayTo(place);
      if (repeated !== undefined && before !== undefined) found.push({ before, repeated });
    }
    for (const [one, other] of this.#pairs()) {
      if (found.length >= MAX_FOUND || this.#work > MAX_WORK) return found;
      const repeated = this.#roundAfterRound(one, other);
      const before = repeated === undefined ? undefined : this.#wayTo(one);
      if (repeated !== undefined && before !== undefined) found.push({ before, repeated });
    }
    return found;
  }

  /** Places of two rounds that have a character in common, those that are close to one another first. */
  #pairs(): (readonly [number, number])[] {
    const sets = new Map<number, CharSet>([[START, ASCII_CHARS]]);
    for (const [place, round] of this.#rounds) {
      sets.set(round, (sets.get(round) ?? NO_CHARS) | this.#set(place));
    }
    const places = [...this.#rounds.keys()];
    const starts = this.#automaton.anchored ? places : [START, ...places];
    const isPair = (one: number, other: number): boolean => {
      const [first, last] = [this.#roundOf(one), this.#roundOf(other)];
      if (first === undefined || last === undefined || first === last) return false;
      return (
        overlaps(sets.get(first) ?? NO_CHARS, this.#set(other)) &&
        overlaps(this.#set(one), sets.get(last) ?? NO_CHARS) &&
        this.#reachable(one).has(other)
      );
    };
    return starts
      .flatMap((one) =>
        places.filter((other) => isPair(one, other)).map((other) => [one, other] as const),
      )
      .sort((x, y) => Math.abs(x[1] - x[0]) - Math.abs(y[1] - y[0]));
  }

  readonly #reached = new Map<number, ReadonlySet<number>>();

  #reachable(place: number): ReadonlySet<number> {
    const known = this.#reached.get(place);
    if (known) return known;
    const reached = new Set<number>(this.#next(place));
    for (const each of reached) for (const next of this.#next(each)) reached.add(next);
    this.#reached.set(place, reached);
    return reached;
  }

  #roundOf(place: number): number | undefined {
    return place === START ? START : this.#rounds.get(place);
  }

  #next(place: number): readonly number[] {
    if (place === START) return [START, ...this.#automaton.first];
    return this.#automaton.next[place] ?? [];
  }

  #set(place: number): CharSet {
    return place === START ? ASCII_CHARS : (this.#automaton.sets[place] ?? NO_CHARS);
  }

  /** A text that leads from a place back to itself in two ways. */
  #twoWaysRound(place: number): string | undefined {
    const round = this.#roundOf(place);
    type State = readonly [one: number, other: number, apart: boolean];
    return this.#follow<State>(
      [place, place, false],
      ([one, other, apart]) => {
        const states: (readonly [State, CharSet])[] = [];
        for (const [i, a] of this.#next(one).entries()) {
          for (const [j, b] of this.#next(other).entries()) {
            if (this.#roundOf(a) !== round || this.#roundOf(b) !== round) continue;
            const isApart = apart || a !== b || (one === other && i !== j);
            states.push([[a, b, isApart], this.#set(a) & this.#set(b)]);
          }
        }
        return states;
      },
      ([one, other, apart]) => apart && one === place && other === place,
    );
  }

  /** A text that keeps a matcher at one place, leads it to another, and keeps it there. */
  #roundAfterRound(from: number, to: number): string | undefined {
    const [first, last] = [this.#roundOf(from), this.#roundOf(to)];
    type State = readonly [stays: number, goes: number, arrived: number];
    return this.#follow<State>(
      [from, from, to],
      ([stays, goes, arrived]) => {
        const states: (readonly [State, CharSet])[] = [];
        for (const c of new Set(this.#next(arrived))) {
          if (this.#roundOf(c) !== last) continue;
          for (const b of new Set(this.#next(goes))) {
            const both = this.#set(c) & this.#set(b);
            if (both === NO_CHARS) continue;
            for (const a of new Set(this.#next(stays))) {
              if (this.#roundOf(a) === first) states.push([[a, b, c], both & this.#set(a)]);
            }
          }
        }
        return states;
      },
      ([stays, goes, arrived]) => stays === from && goes === to && arrived === to,
    );
  }

  /** The shortest text to a place. */
  #wayTo(place: number): string | undefined {
    if (place === START) return "";
    return this.#follow<readonly [number]>(
      [Number.NaN],
      ([at]) =>
        (Number.isNaN(at) ? this.#automaton.first : this.#next(at)).map(
          (next) => [[next], this.#set(next)] as const,
        ),
      ([at]) => at === place,
    );
  }

  /** The same few sets are asked for again and again. */
  readonly #characters = new Map<CharSet, string>();

  #characterOf(set: CharSet): string {
    let character = this.#characters.get(set);
    if (character === undefined) {
      character = characterOf(set, this.#isMarksFirst);
      this.#characters.set(set, character);
    }
    return character;
  }

  #follow<State extends readonly (number | boolean)[]>(
    start: State,
    step: (state: State) => readonly (readonly [State, CharSet])[],
    isEnd: (state: State) => boolean,
  ): string | undefined {
    const seen = new Set<string>();
    const limit = this.#work + MAX_PAIR_WORK;
    let ways: Way<State>[] = [{ state: start, text: "" }];
    while (ways.length > 0) {
      const further: Way<State>[] = [];
      for (const { state, text } of ways) {
        for (const [next, set] of step(state)) {
          if (++this.#work > limit) return undefined;
          if (set === NO_CHARS) continue;
          const way = text + this.#characterOf(set);
          if (isEnd(next)) return way;
          const key = next.join();
          if (seen.has(key)) continue;
          seen.add(key);
          further.push({ state: next, text: way });
        }
      }
      ways = further;
    }
    return undefined;
  }
}

/** Strongly connected places, by Tarjan's algorithm; those that follow no place of their own are left out. */
function roundsOf({ next }: Automaton): ReadonlyMap<number, number> {
  const rounds = new Map<number, number>();
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const visit = (place: number): void => {
    order.set(place, order.size);
    low.set(place, order.size - 1);
    open.push(place);
    for (const each of new Set(next[place])) {
      if (!order.has(each)) visit(each);
      const reached = open.includes(each) ? (low.get(each) ?? 0) : Infinity;
      low.set(place, Math.min(low.get(place) ?? 0, reached));
    }
    if (low.get(place) !== order.get(place)) return;
    const members = open.splice(open.indexOf(place));
    const isRound = members.length > 1 || next[place]?.includes(place);
    if (isRound) for (const member of members) rounds.set(member, place);
  };
  for (const place of next.keys()) if (!order.has(place)) visit(place);
  return rounds;
}

/** Letters and marks first: they are easiest to read in a message. */
const CODES: readonly number[] = [
  ...[..."a0 -_./,;:@=\"'<&\\\t\n"].map((each) => each.charCodeAt(0)),
  ...Array.from({ length: 128 }, (_, i) => (i + 0x21) % 128),
];

const MARKS_FIRST: readonly number[] = [
  ...[..."-_./,;:@=\"'<&\\ \t\n"].map((each) => each.charCodeAt(0)),
  ...CODES,
];

/** One character of a set, the same for the same set. */
export function characterOf(set: CharSet, isMarksFirst = false): string {
  for (const code of isMarksFirst ? MARKS_FIRST : CODES) {
    if (overlaps(set, charOf(code))) return String.fromCodePoint(code);
  }
  return "";
}
