/** A growing set of small whole numbers. */
export class Bits {
  #words = new Uint32Array(4);

  add(number: number): void {
    const word = number >>> 5;
    this.#reserve(word + 1);
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (number & 31));
  }

  addAll(other: Bits): void {
    const words = other.#words;
    this.#reserve(words.length);
    for (let i = 0; i < words.length; i++) {
      this.#words[i] = (this.#words[i] ?? 0) | (words[i] ?? 0);
    }
  }

  *[Symbol.iterator](): Generator<number> {
    for (const [i, word] of this.#words.entries()) {
      for (let rest = word; rest !== 0; rest &= rest - 1) {
        yield i * 32 + (31 - Math.clz32(rest & -rest));
      }
    }
  }

  #reserve(words: number): void {
    if (words <= this.#words.length) return;
    const larger = new Uint32Array(Math.max(words, this.#words.length * 2));
    larger.set(this.#words);
    this.#words = larger;
  }
}
