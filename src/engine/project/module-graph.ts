import { FileSemantics } from "../semantics/file-semantics.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { type ParseResult, parseScript } from "../syntax/parse.ts";
import { type ResolveModule, createResolver } from "../syntax/resolve-module.ts";
import { scriptLanguage } from "../syntax/language.ts";
import type { ProjectFiles } from "./ports.ts";

/** How many syntax trees are kept: about 2 kB a source line each, so memory stays bounded. */
const MAX_TREES = 150;

interface Entry {
  readonly text: string;
  readonly parsed: ParseResult;
  readonly semantics?: Semantics;
}

/** Parsed scripts and who consulted whom, so that a change reaches those that read it and nobody else. */
export class ModuleGraph {
  readonly #files: ProjectFiles;
  readonly #entries = new Map<string, Entry>();
  /** Files whose meaning depends on the key's. */
  readonly #readers = new Map<string, Set<string>>();
  #resolve: ResolveModule;
  #parses = 0;

  constructor(files: ProjectFiles) {
    this.#files = files;
    this.#resolve = createResolver(files);
  }

  /** How many texts were parsed since the start; tests count work with it. */
  get parses(): number {
    return this.#parses;
  }

  /** The script as it is now: parsed again only when its text differs. */
  script(path: string, text: string): Entry {
    const known = this.#entries.get(path);
    if (known?.text === text) {
      this.#entries.delete(path);
      this.#entries.set(path, known);
      return known;
    }
    this.#parses++;
    const parsed = parseScript(path, text);
    const entry: Entry = parsed.ok
      ? {
          text,
          parsed,
          semantics: new FileSemantics(parsed.source, (from, to) => this.#open(from, to)),
        }
      : { text, parsed };
    this.#entries.set(path, entry);
    this.#trim();
    return entry;
  }

  /** Forgets a file and what was concluded from it; returns the files that consulted it, itself included. */
  changed(path: string): string[] {
    const affected = new Set<string>([path]);
    for (const each of affected)
      for (const reader of this.#readers.get(each) ?? []) affected.add(reader);
    for (const each of affected) {
      this.#entries.delete(each);
      this.#readers.delete(each);
    }
    return [...affected];
  }

  /** Forgets everything: files came or went, so that any specifier may now lead elsewhere. */
  reset(): void {
    this.#entries.clear();
    this.#readers.clear();
    this.#resolve = createResolver(this.#files);
  }

  #open(from: string, specifier: string): Semantics | undefined {
    const path = this.#resolve(from, specifier);
    if (path === undefined || !scriptLanguage(path)) return undefined;
    const readers = this.#readers.get(path);
    if (readers) readers.add(from);
    else this.#readers.set(path, new Set([from]));
    const text = this.#files.read(path);
    return text === undefined ? undefined : this.script(path, text).semantics;
  }

  #trim(): void {
    for (const path of this.#entries.keys()) {
      if (this.#entries.size <= MAX_TREES) return;
      this.#entries.delete(path);
    }
  }
}
