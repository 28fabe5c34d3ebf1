import { digest } from "../text/hash.ts";
import { pack } from "../text/pack.ts";
import { unpack } from "../text/unpack.ts";
import type { FileFacts } from "./file-facts.ts";

/** Facts as they are kept: bytes, and what has to be known of them before they are looked into. */
export interface PackedFacts {
  readonly path: string;
  /** The digest of the text. */
  readonly hash: string;
  readonly versions: FileFacts["versions"];
  /** True when they may be kept beyond this process. */
  readonly mayStay: boolean;
  readonly bytes: Uint8Array;
}

/** Facts by file. They hold for exactly the text that they were made from. */
export class FactStore {
  readonly #facts = new Map<string, PackedFacts>();
  /** Files that were given up, with the reason. */
  readonly #givenUp = new Map<string, FileFacts>();
  /** Files with facts of which only the code still holds: something that their reports rest on changed. */
  readonly #outdated = new Set<string>();
  /** Files that were affected by a change while facts were being made, and whether all were. */
  readonly #touched = new Set<string>();
  #allTouched = false;
  /** The facts that were looked into last. */
  #last: { readonly packed: PackedFacts; readonly facts: FileFacts } | undefined;
  /** How often facts were added. */
  revision = 0;

  get all(): Iterable<PackedFacts> {
    return this.#facts.values();
  }

  /** True when files came or went since facts are being made. */
  get isOfOtherFiles(): boolean {
    return this.#allTouched;
  }

  /** From now on facts are being made: what changes before they arrive is not in them. */
  begin(): void {
    this.#touched.clear();
    this.#allTouched = false;
  }

  /** Takes facts over as they were made just now. */
  add(facts: FileFacts): void {
    const { path, readers } = facts;
    const isTouched =
      this.#allTouched ||
      this.#touched.has(path) ||
      readers.some(([, read]) => this.#touched.has(read));
    this.#givenUp.delete(path);
    if (facts.givenUp !== undefined) this.#givenUp.set(path, facts);
    const { hash, versions, timed, mayHoldSecret } = facts;
    const mayStay = !timed && !mayHoldSecret && facts.givenUp === undefined;
    // Who reads whom, and where specifiers lead, is known to the graph.
    const bytes = pack({ ...facts, readers: [], resolved: [] });
    this.addPacked({ path, hash, versions, mayStay, bytes }, isTouched);
  }

  /** `isOutdated` when the reports rest on what is no more. */
  addPacked(packed: PackedFacts, isOutdated: boolean): void {
    const { path } = packed;
    this.revision++;
    this.#facts.set(path, packed);
    if (isOutdated || this.#allTouched || this.#touched.has(path)) this.#outdated.add(path);
    else this.#outdated.delete(path);
  }

  /** Everything that is known of a file with this text. */
  whole(path: string, text: string): FileFacts | undefined {
    return this.#outdated.has(path) ? undefined : this.code(path, text);
  }

  /** What is known of a file by its text alone, wherever it stands: not its reports. */
  code(path: string, text: string): FileFacts | undefined {
    // Whatever the text was, it is not looked at again before it changes.
    const givenUp = this.#givenUp.get(path);
    if (givenUp) return givenUp;
    const packed = this.#facts.get(path);
    if (!packed || digest(text) !== packed.hash) return undefined;
    if (this.#last?.packed !== packed) {
      this.#last = { packed, facts: unpack(packed.bytes) as FileFacts };
    }
    return this.#last.facts;
  }

  /** True when nothing is known of a file, or no more all. */
  lacks(path: string): boolean {
    return !this.#facts.has(path) || this.#outdated.has(path);
  }

  outdate(paths: Iterable<string>): void {
    for (const path of paths) {
      this.#touched.add(path);
      if (this.#givenUp.has(path)) this.forget(path);
      else if (this.#facts.has(path)) this.#outdated.add(path);
    }
  }

  outdateAll(): void {
    this.outdate([...this.#facts.keys()]);
    this.#allTouched = true;
  }

  forget(path: string): void {
    this.#facts.delete(path);
    this.#givenUp.delete(path);
    this.#outdated.delete(path);
  }
}
