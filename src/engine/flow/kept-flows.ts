import type { ProtectionRow } from "../models/model.ts";
import type { AbstractValue } from "./abstract-value.ts";
import type { FileFlows } from "./file-flows.ts";
import type { FilledMember, HandedOver } from "./handlers.ts";
import type { Flow } from "./summary.ts";
import { type Source, stepsOf } from "./taint.ts";

/**
 * What solving files gave, after the answers behind it were forgotten. A file whose flows rest on
 * something that changed has to be solved again; until then those of its flows are kept that do not
 * pass through what changed.
 */
export class KeptFlows {
  readonly #files = new Map<string, FileFlows>();
  readonly #stale = new Set<string>();
  /** Files of which it is doubtful what they give to variables. */
  readonly #doubted = new Set<string>();
  readonly #givenThen = new Map<string, ReadonlyMap<string, AbstractValue>>();
  /** Files that changed since flows through them were kept, by the file that was solved. */
  readonly #changed = new Map<string, Set<string>>();
  /** Who rests on a file, whose flows end in it, who reads a variable and who gives it something. */
  readonly #restOn = new Index();
  readonly #into = new Index();
  readonly #readers = new Index();
  readonly #givers = new Index();

  /** Places where something enters, each one object, so that values of one solver can be compared with those of another. */
  readonly sources = new Map<string, Source>();
  #revision = 0;
  #common: Common | undefined;
  /** True when a text changed on which something rests since everything was found that follows from that. */
  isEdited = false;

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

  /** What files that are kept give a variable, as far as that is known. */
  given(name: string): ReadonlyMap<string, AbstractValue> {
    const all = new Map<string, AbstractValue>();
    for (const path of this.#givers.of(name)) {
      if (this.#doubted.has(path)) continue;
      const given = this.#files.get(path)?.gives.get(name);
      for (const [key, value] of given ?? []) all.set(key, value);
    }
    return all;
  }

  /** Files of which only that they give a variable something is known. */
  unknownGivers(name: string): string[] {
    return [...this.#givers.of(name)].filter(
      (path) => this.#files.get(path)?.gives.get(name) === undefined,
    );
  }

  /** What a variable was given when those who read it were solved; undefined where nobody knows. */
  givenThen(name: string): ReadonlyMap<string, AbstractValue> | undefined {
    return this.#givenThen.get(name);
  }

  /** True when somebody read a variable whose flows are kept, and hold. */
  isRead(name: string): boolean {
    return [...this.#readers.of(name)].some((path) => !this.#stale.has(path));
  }

  /** From now on what is kept was solved with what a variable is given now. */
  settle(name: string): void {
    this.#givenThen.set(name, this.given(name));
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
    this.#doubted.delete(path);
    this.#changed.delete(path);
    if (!flows || !this.#files.delete(path)) return;
    this.#news();
    for (const [index, keys] of this.#indices(flows)) {
      for (const key of keys) index.remove(key, path);
    }
  }

  clear(): void {
    for (const path of this.#files.keys()) this.forget(path);
    this.#givenThen.clear();
    this.sources.clear();
  }

  /** What is kept of a file is no longer what solving it would give. */
  outdate(path: string): void {
    if (this.#files.has(path)) this.#stale.add(path);
  }

  /** The text of a file changed. \`isFollowed\` where somebody knows where its code went. */
  changed(file: string, isFollowed: boolean): void {
    this.isEdited = true;
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

  /** A variable is given more than those knew who read it. */
  outdateReaders(name: string): void {
    for (const path of this.#readers.of(name)) this.#stale.add(path);
  }

  /**
   * A variable is given something else than those knew who read it. What they in turn give to
   * variables may have come from that, so it is found from nothing; gives the variables that are concerned.
   */
  doubt(name: string): ReadonlySet<string> {
    const names = new Set([name]);
    for (const each of names) {
      for (const path of this.#readers.of(each)) {
        this.#stale.add(path);
        this.#doubted.add(path);
        for (const given of this.#files.get(path)?.gives.keys() ?? []) names.add(given);
      }
    }
    return names;
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
      [this.#givers, flows.gives.keys()],
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
