interface Entry<Value> {
  readonly from: readonly unknown[];
  readonly value: Value;
}

/** What was made by name, until one of the things that it was made of is another. */
export class Remembered<Value> {
  readonly #known = new Map<string, Entry<Value>>();
  #made = 0;

  /** How often something had to be made. */
  get made(): number {
    return this.#made;
  }

  /** `from` is all that `make` looks at, compared by identity, besides what `forget` is called for. */
  of(name: string, from: readonly unknown[], make: () => Value): Value {
    const known = this.#known.get(name);
    const isSame =
      known?.from.length === from.length &&
      from.every((each, index) => Object.is(each, known.from[index]));
    if (known && isSame) return known.value;
    const value = make();
    this.#made++;
    this.#known.set(name, { from, value });
    return value;
  }

  forget(): void {
    this.#known.clear();
  }
}
