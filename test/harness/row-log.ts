import { trieOf } from "../../src/engine/flow/trie-of.ts";
import type { Model } from "../../src/engine/models/model.ts";
import { models } from "../../src/generated/models.ts";

/** What is read of a row only where it applies, by kind. Of types nothing is: other rows stand on them. */
const READ_THERE: Readonly<Record<string, readonly string[]>> = {
  sources: ["says"],
  sinks: ["kind"],
  sanitizers: ["clears"],
  guards: ["argument", "clears"],
  summaries: [],
  schemas: ["clears"],
  protections: ["clears"],
  channels: ["channel", "methods"],
  checks: ["checks"],
  mounts: ["address"],
  views: ["as"],
  series: ["hands"],
  functions: ["gives"],
  paths: ["gives"],
  fields: ["clears"],
};

/** The shipped models with rows that note when they apply. */
export class RowLog {
  readonly models: readonly Model[];
  readonly #names = new Map<object, string>();
  readonly #applied = new Set<object>();
  #isBuilt = false;

  constructor() {
    this.models = models().map((model) => this.#watched(model));
    // While the graph of places is built, every row is read.
    trieOf(this.models);
    this.#isBuilt = true;
  }

  get count(): number {
    return this.#names.size;
  }

  /** Rows that did not apply anywhere, each with its model, its kind and its number in the model. */
  unused(): string[] {
    return [...this.#names].filter(([row]) => !this.#applied.has(row)).map(([, name]) => name);
  }

  #watched(model: Model): Model {
    const copy: Record<string, unknown> = { ...model };
    for (const [kind, keys] of Object.entries(READ_THERE)) {
      const rows = (copy[kind] ?? []) as readonly object[];
      copy[kind] = rows.map((row, i) => {
        this.#names.set(row, `${model.name}, ${model.packages[0] ?? "global"}: ${kind} ${i + 1}`);
        return kind === "summaries" ? this.#withPath(row) : this.#proxy(row, row, keys);
      });
    }
    return copy as unknown as Model;
  }

  /** Of a summary there may be several copies in the graph, with the same steps of its path. */
  #withPath(row: object): object {
    const { from } = row as { readonly from: readonly object[] };
    return { ...row, from: from.map((token) => this.#proxy(token, row, ["token"])) };
  }

  #proxy(target: object, row: object, keys: readonly string[]): object {
    return new Proxy(target, {
      get: (_, key) => {
        if (this.#isBuilt && typeof key === "string" && keys.includes(key)) this.#applied.add(row);
        return Reflect.get(target, key) as unknown;
      },
    });
  }
}
