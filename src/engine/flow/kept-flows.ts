import type { ProtectionRow } from "../models/model.ts";
import type { FileFlows } from "./file-flows.ts";
import type { FilledMember, HandedOver } from "./handlers.ts";
import type { Flow } from "./summary.ts";
import { stepsOf } from "./taint.ts";

/**
 * What solving files gave, after the answers behind it were forgotten. A file whose flows rest on
 * something that changed has to be solved again; until then those of its flows are kept that do not
 * pass through what changed.
 */
export class KeptFlows {
  readonly #files = new Map<string, FileFlows>();
  readonly #stale = new Set<string>();
  /** Files that changed since flows through them were kept, by the file that was solved. */
  readonly #changed = new Map<string, Set<string>>();
  /** Who rests on a file, whose flows end in it, who reads a variable and who gives it something. */
  readonly #restOn = new Index();
  readonly #into = new Index();
  readonly #readers = new Index();
  readonly #givers = new Index();

  #revision = 0;
  #common: Common | undefined;

  /** Counts changes of what is kept. */
  get revision(): number {
    return this.#revision;
  }

  get all(): ReadonlyMap<string, FileFlows> {
    return this.#files;
  }

  /** Files that have to be solved again. */
  get stale(): ReadonlySet<string> {
    return this.#stale;
  }

  /** Files in which flows end. */
  get ends(): Iterable<string> {
    return this.#into.keys();
  }

  /** True while what is kept of a file is what solving it would give. */
  holds(path: string): boolean {
    return this.#files.has(path) && !this.#stale.has(path);
  }

  /** What protects packages, each once. */
  get protections(): Iterable<readonly [ProtectionRow, string]> {
    return this.#ofAll().protections;
  }

  get handedOver(): Iterable<HandedOver> {
    return this.#ofAll().handedOver;
  }

  get filled(): Iterable<FilledMember> {
    return this.#ofAll().filled;
  }

  /** True when a file that is kept gives a variable something. */
  isGiven(variable: string): boolean {
    return this.#givers.of(variable).size > 0;
  }

  keep(path: string, flows: FileFlows): void {
    this.forget(path);
    this.#news();
    this.#files.set(path, flows);
    for (const [index, keys] of this.#indices(flows)) for (const key of keys) index.add(key, path);
  }

  /** Forgets what a file gave: it was solved anew, or is gone. */
  forget(path: string): void {
    const flows = this.#files.get(path);
    this.#stale.delete(path);
    this.#changed.delete(path);
    if (!flows || !this.#files.delete(path)) return;
    this.#news();
    for (const [index, keys] of this.#indices(flows)) {
      for (const key of keys) index.remove(key, path);
    }
  }

  clear(): void {
    for (const path of this.#files.keys()) this.forget(path);
  }

  /** What is kept of a file is no longer what solving it would give. */
  outdate(path: string): void {
    if (this.#files.has(path)) this.#stale.add(path);
  }

  /** The text of a file changed. \`isFollowed\` where somebody knows where its code went. */
  changed(file: string, isFollowed: boolean): void {
    for (const path of this.#restOn.of(file)) {
      this.#stale.add(path);
      if (isFollowed) continue;
      const changed = this.#changed.get(path) ?? new Set();
      this.#changed.set(path, changed.add(file));
    }
  }

  /** Files that rest on this one. */
  above(file: string): string[] {
    return [...this.#restOn.of(file)];
  }

  /** True when something is kept that rests on this file. */
  isUsed(file: string): boolean {
    return this.#restOn.of(file).size > 0;
  }

  /**
   * Some files were solved by themselves that read variables of modules and give them something:
   * who reads what they gave, and who gives what they read, has to be solved together with them.
   */
  connect(reads: Iterable<string>, gives: Iterable<string>): void {
    for (const name of gives) for (const path of this.#readers.of(name)) this.#stale.add(path);
    for (const name of reads) for (const path of this.#givers.of(name)) this.#stale.add(path);
  }

  flowsInto(file: string): Flow[] {
    return [...this.#into.of(file)].flatMap((path) => {
      const changed = this.#changed.get(path);
      const flows = this.#files.get(path)?.flows ?? [];
      return flows.filter((flow) => flow.sink.file === file && !(changed && passes(flow, changed)));
    });
  }

  #news(): void {
    this.#revision++;
    this.#common = undefined;
  }

  #ofAll(): Common {
    if (this.#common) return this.#common;
    const protections = new Map<ProtectionRow, Map<string, readonly [ProtectionRow, string]>>();
    const handedOver = new Set<HandedOver>();
    const filled = new Set<FilledMember>();
    for (const flows of this.#files.values()) {
      for (const each of flows.protections) {
        const folders = protections.get(each[0]) ?? new Map();
        protections.set(each[0], folders.set(each[1], each));
      }
      for (const each of flows.handedOver) handedOver.add(each);
      for (const each of flows.filled) filled.add(each);
    }
    const all = [...protections.values()].flatMap((folders) => [...folders.values()]);
    this.#common = { protections: all, handedOver, filled };
    return this.#common;
  }

  #indices(flows: FileFlows): [Index, Iterable<string>][] {
    return [
      [this.#restOn, flows.rests],
      [this.#into, new Set(flows.flows.map(({ sink }) => sink.file))],
      [this.#readers, flows.reads],
      [this.#givers, flows.gives],
    ];
  }
}

/** What files say that concerns others. */
interface Common {
  readonly protections: Iterable<readonly [ProtectionRow, string]>;
  readonly handedOver: Iterable<HandedOver>;
  readonly filled: Iterable<FilledMember>;
}

function passes({ taint, sink }: Flow, files: ReadonlySet<string>): boolean {
  return (
    files.has(sink.file) ||
    files.has(taint.source.file) ||
    stepsOf(taint.trace).some(({ file }) => files.has(file))
  );
}

/** Sets by key; a key without members is none. */
class Index {
  readonly #sets = new Map<string, Set<string>>();

  keys(): Iterable<string> {
    return this.#sets.keys();
  }

  of(key: string): ReadonlySet<string> {
    return this.#sets.get(key) ?? NONE;
  }

  add(key: string, member: string): void {
    const set = this.#sets.get(key) ?? new Set();
    this.#sets.set(key, set.add(member));
  }

  remove(key: string, member: string): void {
    const set = this.#sets.get(key);
    if (set?.delete(member) && set.size === 0) this.#sets.delete(key);
  }
}

const NONE: ReadonlySet<string> = new Set();
