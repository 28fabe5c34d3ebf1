import type { KeptFlows } from "../flow/kept-flows.ts";
import { FileVersions } from "../ir/file-versions.ts";
import type { FileIr } from "../ir/ir.ts";
import { changeBetween } from "../text/change.ts";
import { digest } from "../text/hash.ts";
import type { Range } from "../text/range.ts";
import type { FlowSurroundings } from "./flow-surroundings.ts";

/** A file as it was lowered, through its edits. */
interface LoweredFile {
  text: string;
  readonly versions: FileVersions;
}

/** The code of files as far as somebody asked for it, and the digests of the texts that kept flows rest on. */
export class LoweredFiles {
  readonly #code: FlowSurroundings["code"];
  readonly #kept: KeptFlows;
  /** Told when a file that was there is another now. */
  readonly #replaced: (path: string, ir: FileIr) => void;
  readonly #files = new Map<string, LoweredFile | undefined>();
  /** Files whose text may be another by now. */
  readonly #stale = new Set<string>();
  readonly #texts = new Map<string, string>();

  constructor(
    code: FlowSurroundings["code"],
    kept: KeptFlows,
    replaced: (path: string, ir: FileIr) => void,
  ) {
    this.#code = code;
    this.#kept = kept;
    this.#replaced = replaced;
  }

  /** Digests of the texts that kept flows rest on. */
  get texts(): readonly (readonly [path: string, hash: string])[] {
    return [...this.#texts];
  }

  /** Files whose code is at hand though nobody asks for it: they were edited. */
  get edited(): ReadonlySet<string> {
    return new Set(
      [...this.#files].flatMap(([path, known]) => (known?.versions.isEdited ? [path] : [])),
    );
  }

  ir(path: string): FileIr | undefined {
    if (!this.#files.has(path)) this.#lower(path, undefined);
    return this.#files.get(path)?.versions.ir;
  }

  /** The same with the places where things are now. */
  inText(path: string): FileIr | undefined {
    return this.ir(path) && this.#files.get(path)?.versions.inText;
  }

  /** Where something is now; a file whose code is not at hand stands as it was when its flows were kept. */
  placeOf(path: string, range: Range): Range | undefined {
    const known = this.#files.get(path);
    return known ? known.versions.placeOf(range) : range;
  }

  /** Some files changed. */
  changed(paths: readonly string[]): void {
    for (const path of paths) {
      if (this.#files.has(path) || this.#kept.isUsed(path)) this.#stale.add(path);
    }
  }

  /** Brings a file up to a text, and all others that may have changed up to theirs. */
  bringUp(path: string, text: string): void {
    const isKept = this.#kept.holds(path) && this.#texts.get(path) === digest(text);
    if (!isKept && this.#files.get(path)?.text !== text) this.#update(path, text);
    this.refresh();
  }

  /** Reads files again that may have changed. */
  refresh(): void {
    for (const path of this.#stale) this.#update(path, undefined);
    this.#stale.clear();
  }

  /** Forgets code that can be read again. What is kept names places and functions as they are called in edited files. */
  release(): void {
    for (const [path, known] of this.#files) {
      this.#texts.set(path, known ? digest(known.text) : "");
      if (!known?.versions.isEdited) this.#files.delete(path);
    }
  }

  restore(texts: Iterable<readonly [path: string, hash: string]>): void {
    for (const [path, hash] of texts) this.#texts.set(path, hash);
  }

  forgetTexts(): void {
    this.#texts.clear();
  }

  clear(): void {
    this.#files.clear();
    this.#stale.clear();
    this.#texts.clear();
  }

  /** Brings a file up to its text, or to `text` where that is given. A text that cannot be read leaves what was there. */
  #update(path: string, text: string | undefined): void {
    this.#stale.delete(path);
    const known = this.#files.get(path);
    if (!known) {
      this.#lower(path, text);
      const code = this.#files.get(path);
      if (code) this.#replaced(path, code.versions.ir);
      return;
    }
    const code = this.#code(path, text);
    if (!code || code.text === known.text) return;
    known.versions.update(code.ir, changeBetween(known.text, code.text));
    known.text = code.text;
    this.#kept.changed(path, true);
    this.#replaced(path, known.versions.ir);
  }

  #lower(path: string, text: string | undefined): void {
    const code = this.#code(path, text);
    this.#files.set(path, code && { text: code.text, versions: new FileVersions(code.ir) });
    const before = this.#texts.get(path);
    if (before === undefined || before === (code ? digest(code.text) : "")) return;
    this.#texts.delete(path);
    this.#kept.changed(path, false);
  }
}
