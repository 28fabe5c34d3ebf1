import { digest } from "../text/hash.ts";
import type { FileFacts } from "./file-facts.ts";

/** Facts by file. They hold for exactly the text that they were made from. */
export class FactStore {
  readonly #facts = new Map<string, FileFacts>();
  /** Files with facts of which only the code still holds: something that their reports rest on changed. */
  readonly #outdated = new Set<string>();
  /** The text that was compared last, since the same one is asked about again and again. */
  readonly #compared = new Map<string, { readonly text: string; readonly same: boolean }>();

  /** Files that were affected by a change while facts were being made, and whether all were. */
  readonly #touched = new Set<string>();
  #allTouched = false;
  /** How often facts were added. */
  revision = 0;

  get all(): Iterable<FileFacts> {
    return this.#facts.values();
  }

  /** From now on facts are being made: what changes before they arrive is not in them. */
  begin(): void {
    this.#touched.clear();
    this.#allTouched = false;
  }

  /** `outdated` when the reports rest on what is no more. */
  add(facts: FileFacts, outdated: boolean): void {
    const { path, readers } = facts;
    const isTouched =
      this.#allTouched ||
      this.#touched.has(path) ||
      readers.some(([, read]) => this.#touched.has(read));
    this.revision++;
    this.#facts.set(path, facts);
    this.#compared.delete(path);
    if (outdated || isTouched) this.#outdated.add(path);
    else this.#outdated.delete(path);
  }

  /** Everything that is known of a file with this text. */
  whole(path: string, text: string): FileFacts | undefined {
    return this.#outdated.has(path) ? undefined : this.code(path, text);
  }

  /** What is known of a file by its text alone, wherever it stands: not its reports. */
  code(path: string, text: string): FileFacts | undefined {
    const facts = this.#facts.get(path);
    // Whatever the text was, it is not looked at again before it changes.
    if (!facts || facts.givenUp !== undefined) return facts;
    let compared = this.#compared.get(path);
    if (compared?.text !== text) {
      compared = { text, same: digest(text) === facts.hash };
      this.#compared.set(path, compared);
    }
    return compared.same ? facts : undefined;
  }

  /** True when nothing is known of a file, or no more all. */
  lacks(path: string): boolean {
    return !this.#facts.has(path) || this.#outdated.has(path);
  }

  outdate(paths: Iterable<string>): void {
    for (const path of paths) {
      this.#touched.add(path);
      const facts = this.#facts.get(path);
      if (facts?.givenUp !== undefined) this.forget(path);
      else if (facts) this.#outdated.add(path);
    }
  }

  outdateAll(): void {
    this.outdate(this.#facts.keys());
    this.#allTouched = true;
  }

  forget(path: string): void {
    this.#facts.delete(path);
    this.#outdated.delete(path);
    this.#compared.delete(path);
  }
}
