import { FileSemantics, type Modules } from "../semantics/file-semantics.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { type ParseResult, parseScript } from "../syntax/parse.ts";
import { type ModuleResolver, type Resolved, createResolver } from "../syntax/resolve-module.ts";
import { scriptLanguage } from "../syntax/language.ts";
import { declaredNames } from "./declared-names.ts";
import type { ProjectFiles } from "./ports.ts";

/** How many syntax trees are kept: about 2 kB a source line each, so memory stays bounded. */
const MAX_TREES = 150;
/** How many of them are of files that half of the project asks for, and that would be parsed again and again. */
const MAX_HUBS = 75;

/** What a file exports, kept when its tree is not: a barrel may re-export hundreds of files. */
interface ExportFacts {
  readonly names: ReadonlySet<string>;
  readonly stars: readonly string[];
  /** True when `module.exports` is an expression whose properties are not listed. */
  readonly whole: boolean;
}

/** A text without any of these exports nothing but what it names itself. */
const RE_EXPORTS = /export\s*\*|__export(?:Star)?\(|Object\.keys\(_|module\.exports/;

interface Entry {
  readonly text: string;
  readonly parsed: ParseResult;
  /** Absent where the text cannot be read, and until somebody asks after a file changed that it rests on. */
  readonly semantics?: Semantics;
}

/** Parsed scripts and who consulted whom, so that a change reaches those that read it and nobody else. */
export class ModuleGraph {
  readonly #files: ProjectFiles;
  readonly #entries = new Map<string, Entry>();
  /** Files whose meaning depends on the key's. */
  readonly #readers = new Map<string, Set<string>>();
  readonly #facts = new Map<string, ExportFacts>();
  /** The functions and classes that a file certainly exports, by its path. */
  readonly #declared = new Map<string, ReadonlySet<string>>();
  readonly #modules: Modules = {
    open: (from, specifier) => this.#open(from, specifier),
    mayExport: (from, specifier, name) => this.#mayExport(from, specifier, name, new Set()),
    declares: (from, specifier, name) => this.#declares(from, specifier, name),
  };
  /** Files that had to be parsed a second time, since somebody asked for them long after the first. */
  readonly #hubs = new Set<string>();
  #resolver: ModuleResolver;
  #parses = 0;
  /** What was noted in `#readers` and not taken yet. */
  #news: (readonly [reader: string, read: string])[] = [];

  constructor(files: ProjectFiles) {
    this.#files = files;
    this.#resolver = createResolver(files);
  }

  /** How many texts were parsed since the start; tests count work with it. */
  get parses(): number {
    return this.#parses;
  }

  /** The script as it is now: parsed again only when its text differs. */
  script(path: string, text: string): Entry {
    const known = this.#entries.get(path);
    const isSame = known?.text === text;
    if (isSame && (known.semantics || !known.parsed.ok)) {
      this.#entries.delete(path);
      this.#entries.set(path, known);
      return known;
    }
    if (!isSame) this.#parses++;
    if (!known && this.#facts.has(path)) this.#hubs.add(path);
    const parsed = isSame ? known.parsed : parseScript(path, text);
    const entry: Entry = parsed.ok
      ? {
          text,
          parsed,
          semantics: new FileSemantics(parsed.source, this.#modules),
        }
      : { text, parsed };
    this.#entries.delete(path);
    this.#entries.set(path, entry);
    if (entry.semantics) this.#facts.set(path, factsOf(entry.semantics));
    this.#trim();
    return entry;
  }

  /** The script of the project behind a specifier; `from` depends on it from now on. */
  resolve(from: string, specifier: string): string | undefined {
    return this.#consult(from, specifier);
  }

  /** Who read whom since this was asked last. */
  takeReaders(): (readonly [reader: string, read: string])[] {
    const news = this.#news;
    this.#news = [];
    return news;
  }

  /** Which specifiers were resolved since this was asked last. */
  takeResolved(): Resolved[] {
    return this.#resolver.takeNews();
  }

  /** What another maker of facts resolved, in the same list of files. */
  learnResolved(found: Iterable<Resolved>): void {
    this.#resolver.learn(found);
  }

  /** Who read whom, as far as it still matters. */
  get readers(): (readonly [reader: string, read: string])[] {
    return [...this.#readers].flatMap(([read, readers]) =>
      [...readers].map((reader) => [reader, read] as const),
    );
  }

  /** What another maker of facts noted. */
  learnReaders(pairs: Iterable<readonly [reader: string, read: string]>): void {
    for (const [reader, read] of pairs) this.#note(reader, read);
  }

  /** Forgets a file and what was concluded from it; returns the files that consulted it, itself included. */
  changed(path: string): string[] {
    const affected = new Set<string>([path]);
    for (const each of affected)
      for (const reader of this.#readers.get(each) ?? []) affected.add(reader);
    for (const each of affected) {
      // The tree of a text stays what it is; what it means has to be asked again.
      const known = this.#entries.get(each);
      if (known) this.#entries.set(each, { text: known.text, parsed: known.parsed });
      this.#facts.delete(each);
      this.#declared.delete(each);
      this.#readers.delete(each);
    }
    return [...affected];
  }

  /** Forgets everything: files came or went, so that any specifier may now lead elsewhere. */
  reset(): void {
    this.#entries.clear();
    this.#hubs.clear();
    this.#facts.clear();
    this.#declared.clear();
    this.#readers.clear();
    this.#resolver = createResolver(this.#files);
  }

  #open(from: string, specifier: string): Semantics | undefined {
    const path = this.#consult(from, specifier);
    const text = path === undefined ? undefined : this.#files.read(path);
    return path === undefined || text === undefined ? undefined : this.script(path, text).semantics;
  }

  /** The script behind a specifier; whoever asks depends on it from now on. */
  #consult(from: string, specifier: string): string | undefined {
    const path = this.#resolver.resolve(from, specifier);
    if (path === undefined || !scriptLanguage(path)) return undefined;
    this.#note(from, path);
    return path;
  }

  #note(reader: string, path: string): void {
    const readers = this.#readers.get(path) ?? new Set<string>();
    if (readers.has(reader)) return;
    this.#readers.set(path, readers.add(reader));
    this.#news.push([reader, path]);
  }

  #mayExport(from: string, specifier: string, name: string, seen: Set<string>): boolean {
    const path = this.#consult(from, specifier);
    if (path === undefined || seen.has(path)) return false;
    seen.add(path);
    let facts = this.#facts.get(path);
    if (!facts) {
      const text = this.#files.read(path);
      if (text === undefined) return false;
      // What a component is, its file need not say.
      if (name === "default" && scriptLanguage(path)?.component) return true;
      if (!RE_EXPORTS.test(text)) return text.includes(name);
      const { semantics } = this.script(path, text);
      facts = semantics && factsOf(semantics);
    }
    if (!facts) return false;
    if (facts.whole || facts.names.has(name)) return true;
    return facts.stars.some((star) => this.#mayExport(path, star, name, seen));
  }

  #declares(from: string, specifier: string, name: string): boolean {
    const path = this.#consult(from, specifier);
    if (path === undefined) return false;
    let names = this.#declared.get(path);
    if (!names) {
      names = declaredNames(this.#files.read(path) ?? "");
      this.#declared.set(path, names);
    }
    return names.has(name);
  }

  #trim(): void {
    let spared = 0;
    for (const path of this.#entries.keys()) {
      if (this.#entries.size <= MAX_TREES) return;
      if (spared < MAX_HUBS && this.#hubs.has(path)) spared++;
      else this.#entries.delete(path);
    }
  }
}

function factsOf(semantics: Semantics): ExportFacts {
  const { exports, stars, whole } = semantics.record;
  return { names: new Set(exports.keys()), stars, whole };
}
