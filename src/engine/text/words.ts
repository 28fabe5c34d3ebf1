/**
 * Finds which of many words a text holds, all in one pass over it: an automaton of Aho and Corasick.
 * Words are of ASCII and in lower case; the text's capitals count as small letters. A word may stand
 * within a longer one.
 */
export class WordFinder {
  /** The column of each character code below 128 in `#next`; 0 for characters of no word. */
  readonly #columns = new Uint8Array(128);
  readonly #width: number;
  /** The state after a state and a column. */
  readonly #next: Uint16Array;
  /** The words that end in a state, by their positions in the list. */
  readonly #ends: readonly (readonly number[])[];
  /** 1 for each state in which a word ends. */
  readonly #isEnd: Uint8Array;
  readonly #count: number;

  constructor(words: readonly string[]) {
    let width = 1;
    for (const word of words) {
      for (const character of word) {
        const code = character.charCodeAt(0);
        if (code >= 128 || character !== character.toLowerCase())
          throw new Error(`'${word}' is not a word in small letters of ASCII`);
        if (this.#columns[code] === 0) this.#columns[code] = width++;
      }
    }
    for (let code = 65; code <= 90; code++) this.#columns[code] = this.#columns[code + 32] ?? 0;
    this.#width = width;
    this.#count = words.length;
    const { next, ends } = automatonOf(words, this.#columns, width);
    this.#next = next;
    this.#ends = ends;
    this.#isEnd = Uint8Array.from(ends, (each) => Math.min(1, each.length));
  }

  /** One entry for each word: 1 where the text holds it. */
  find(text: string): Uint8Array {
    const found = new Uint8Array(this.#count);
    const next = this.#next;
    const columns = this.#columns;
    const width = this.#width;
    const isEnd = this.#isEnd;
    const { length } = text;
    let state = 0;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      // Column 0 leads back to the beginning, like everything that no word goes on with.
      state = next[state * width + (code < 128 ? (columns[code] as number) : 0)] as number;
      if (isEnd[state] === 1) for (const word of this.#ends[state] ?? []) found[word] = 1;
    }
    return found;
  }
}

interface Automaton {
  readonly next: Uint16Array;
  readonly ends: readonly (readonly number[])[];
}

function automatonOf(words: readonly string[], columns: Uint8Array, width: number): Automaton {
  const most = words.reduce((sum, { length }) => sum + length, 1);
  const next = new Uint16Array(most * width);
  const ends: number[][] = [[]];
  for (const [index, word] of words.entries()) {
    let state = 0;
    for (let at = 0; at < word.length; at++) {
      const cell = state * width + (columns[word.charCodeAt(at)] ?? 0);
      if (next[cell] === 0) {
        next[cell] = ends.length;
        ends.push([]);
      }
      state = next[cell] ?? 0;
    }
    ends[state]?.push(index);
  }
  link(next, ends, width);
  return { next, ends };
}

/** Gives each state the ways of the longest end of its text that begins a word, too; the nearest states first. */
function link(next: Uint16Array, ends: number[][], width: number): void {
  const fallback = new Uint16Array(ends.length);
  const queue: number[] = [0];
  for (const state of queue) {
    const other = fallback[state] ?? 0;
    for (let column = 1; column < width; column++) {
      const target = next[state * width + column] ?? 0;
      const beside = state === 0 ? 0 : (next[other * width + column] ?? 0);
      if (target === 0) {
        next[state * width + column] = beside;
        continue;
      }
      fallback[target] = beside;
      ends[target]?.push(...(ends[beside] ?? []));
      queue.push(target);
    }
  }
}
