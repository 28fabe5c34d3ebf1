import { day } from "../deps/calendar.ts";
import { requestsFor } from "../deps/registry-requests.ts";
import type { Advisory, AdvisoryResult } from "../deps/advisory.ts";
import { bringersOf } from "../deps/askers.ts";
import { isForeign, isFromRegistry } from "../deps/from-registry.ts";
import { isVulnerable } from "../deps/holes.ts";
import { packagesOf } from "../deps/lock-reach.ts";
import type { SignedPackage } from "../deps/signature.ts";
import type { LockedPackage, LookupResult, ManifestFacts } from "../deps/types.ts";
import { parentOf } from "./folders.ts";
import type { LockView } from "./manifest-view.ts";
import type { NotCheckedItem } from "./not-checked.ts";
import { memberManifest } from "./member-views.ts";
import { Remembered } from "./remembered.ts";
import { isSameAnswer } from "./same-answer.ts";
import { KnownSignatures, signedPackages } from "./signed-packages.ts";

/** A manifest with the lockfile that counts for it. */
export interface InstalledBy {
  readonly path: string;
  readonly facts: ManifestFacts;
  readonly lock: LockView | undefined;
  /** Names of the project's own packages, which nobody is told. */
  readonly localNames: ReadonlySet<string>;
  readonly lookups: ReadonlyMap<string, LookupResult> | undefined;
}

const WHAT = "known vulnerabilities";

/** Each is a request, made only where something is vulnerable. */
const MOST_BRINGERS = 150;

/** What registries said of vulnerable versions, once for each lockfile. */
export class KnownHoles {
  readonly signatures = new KnownSignatures();
  readonly #answers = new Map<string, AdvisoryResult>();
  readonly #installed = new Remembered<ReadonlyMap<string, readonly string[]>>();
  readonly #installedBy: (path: string) => InstalledBy | undefined;
  readonly #manifests: () => readonly string[];

  constructor(
    installedBy: (path: string) => InstalledBy | undefined,
    manifests: () => readonly string[],
  ) {
    this.#installedBy = installedBy;
    this.#manifests = manifests;
  }

  /** What the answer about a manifest is kept under: those with one lockfile share it. */
  keyOf(path: string): string {
    return this.#installedBy(path)?.lock?.path ?? path;
  }

  /** Takes what a manifest was told, and returns the others that it is news to. */
  news(path: string, answer: AdvisoryResult | undefined): readonly string[] {
    return [...(answer ? this.#set(path, answer) : []), ...this.#toldBeside(path)];
  }

  /** Whether something vulnerable is known that lines of several manifests may hold back. */
  isShared(path: string): boolean {
    const key = this.keyOf(path);
    const answer = this.#answers.get(key);
    if (!answer?.ok || answer.advisories.size === 0) return false;
    return this.#manifests().some((each) => each !== path && this.keyOf(each) === key);
  }

  #set(path: string, answer: AdvisoryResult): readonly string[] {
    const key = this.keyOf(path);
    const before = this.#answers.get(key);
    if (before && isSameAnswer(before, answer)) return [];
    this.#answers.set(key, answer);
    return this.#manifests().filter((each) => this.keyOf(each) === key);
  }

  /** By the key of a manifest. */
  get(key: string): AdvisoryResult | undefined {
    return this.#answers.get(key);
  }

  /** Other manifests with something vulnerable of the same lockfile: mending it may move lines of this one. */
  #toldBeside(path: string): readonly string[] {
    const lock = this.#installedBy(path)?.lock;
    const answer = lock && this.#answers.get(lock.path);
    if (!lock || !answer?.ok || answer.advisories.size === 0) return [];
    const folders = new Set<string>();
    for (const { package: locked, importer } of lock.ways().values()) {
      if (isHit(locked, answer.advisories)) folders.add(importer);
    }
    const root = parentOf(lock.path);
    return [...folders]
      .map((folder) => memberManifest(root, folder))
      .filter((each) => each !== path && this.#manifests().includes(each));
  }

  /** Versions by name of all that a manifest's lockfile installs; without one of what it names itself. */
  installed(path: string): ReadonlyMap<string, readonly string[]> {
    const by = this.#installedBy(path);
    if (!by) return new Map();
    const { facts, lock, localNames } = by;
    const from = [lock?.facts ?? facts, localNames];
    return this.#installed.of(lock?.path ?? path, from, () => versionsOf(by));
  }

  /**
   * The packages through which the project gets to vulnerable ones, those included: what may have to
   * move. Of many only those on the shortest ways.
   */
  bringers(path: string, known: ReadonlyMap<string, readonly Advisory[]>): readonly string[] {
    const by = this.#installedBy(path);
    if (!by?.lock) return [];
    const { lock } = by;
    const hit = [...lock.facts.packages.values()].filter((each) => isHit(each, known));
    const all = bringersOf(lock.facts, hit);
    let names = new Set([...all.values()].map(({ name }) => name));
    if (names.size > MOST_BRINGERS) {
      const ways = [...lock.ways().values()].filter((way) => isHit(way.package, known));
      names = new Set(ways.flatMap((way) => packagesOf(way).map(({ name }) => name)));
    }
    const asked = this.installed(path);
    return [...names].filter((name) => asked.has(name)).slice(0, MOST_BRINGERS);
  }

  /** What a registry may have signed among all that is installed for a manifest. */
  signed(path: string): readonly SignedPackage[] {
    const by = this.#installedBy(path);
    return by?.lock ? signedPackages(by.lock, by.localNames, by.lookups) : [];
  }

  /** What is open about a lockfile, said at the manifest beside it. */
  notChecked(file: string): NotCheckedItem[] {
    const lock = this.#installedBy(file)?.lock;
    const answer = this.#answers.get(lock?.path ?? file);
    if (!answer || (lock && lock.folder !== "")) return [];
    if (!answer.ok) return [{ what: WHAT, reason: answer.text, file }];
    const items = answer.leftOut.map(({ what, reason }) => ({
      what: `${WHAT} of ${what}`,
      reason,
      file,
    }));
    if (answer.staleForMs === undefined) return items;
    const reason = `not asked again while offline; the registry's answer of ${day(answer.fetchedAt)} counts`;
    return [{ what: WHAT, reason, file }, ...items];
  }
}

function isHit(
  { name, version, link }: LockedPackage,
  known: ReadonlyMap<string, readonly Advisory[]>,
): boolean {
  if (link || version === undefined) return false;
  return (known.get(name) ?? []).some((each) => isVulnerable(version, each));
}

function versionsOf({ facts, lock, localNames }: InstalledBy): Map<string, readonly string[]> {
  const versions = new Map<string, string[]>();
  const add = (name: string, version: string): void => {
    const list = versions.get(name);
    if (!list) versions.set(name, [version]);
    else if (!list.includes(version)) list.push(version);
  };
  if (!lock) {
    for (const { name, current } of requestsFor(facts, () => undefined, localNames))
      if (current !== undefined) add(name, current);
    return versions;
  }
  for (const locked of lock.facts.packages.values()) {
    const { name, version, link } = locked;
    if (version === undefined || link || isForeign(locked)) continue;
    if (!localNames.has(name) || isFromRegistry(locked)) add(name, version);
  }
  return versions;
}
