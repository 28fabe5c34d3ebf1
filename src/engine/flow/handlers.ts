import type { Closure } from "./abstract-value.ts";
import type { Range } from "../text/range.ts";

/** Where a function is handed over. */
type Site = Range & { readonly file: string };

/** A function that a framework calls, as far as the places say where it is handed over. */
export interface Handler {
  /** The places where its router is mounted, and the routers around that, come last. */
  readonly places: readonly Site[];
  /** True when another function asks before it who somebody is: one of the same call, or of the whole file. */
  readonly isGuarded: boolean;
}

/** What one call says of functions that it hands over together. */
export interface HandedOver {
  readonly functions: readonly FunctionAt[];
  /** Those of them that ask who somebody is. */
  readonly guards: readonly FunctionAt[];
  readonly site: Site;
  /** True when they stand before all routes. */
  readonly isMounted: boolean;
  /** Files of routers that are mounted behind them. */
  readonly routers?: readonly string[];
}

type FunctionAt = Pick<Closure, "file" | "index">;

/** The program puts something into a member of a parsed request. */
export interface FilledMember {
  readonly folder: string | undefined;
  readonly name: string;
}

/** Routers within routers within routers. */
const MAX_MOUNTS = 6;

interface Known {
  readonly places: Site[];
  isGuarded: boolean;
}

/** Functions that were handed to libraries, and what was handed over with them. */
export class Handlers {
  readonly #byFunction = new Map<string, Known>();
  readonly #inFile = new Map<string, Set<number>>();
  /** Files in which something that asks stands before all routes. */
  readonly #guardedFiles = new Set<string>();

  /** Where routers are mounted, by the file that makes them. */
  readonly #mounts = new Map<string, Site[]>();

  /** Members of request bodies that the program itself fills, by package: who is logged in, mostly. */
  readonly #filled = new Map<string | undefined, Set<string>>();

  fill({ folder, name }: FilledMember): void {
    const names = this.#filled.get(folder) ?? new Set();
    this.#filled.set(folder, names.add(name));
  }

  filled(folder: string | undefined): ReadonlySet<string> {
    return this.#filled.get(folder) ?? new Set();
  }

  /** What is known of the functions of a file, as a text that can be compared. */
  describe(file: string): string {
    const all = [...(this.#inFile.get(file) ?? [])].sort((a, b) => a - b);
    return all
      .map((index) => {
        const known = this.of(file, index);
        const places = known?.places.map((place) => `${place.file}:${place.start}`).sort();
        return `${index}${known?.isGuarded ? "!" : ""}@${places?.join()}`;
      })
      .join(" ");
  }

  note({ functions, guards, site, isMounted, routers = [] }: HandedOver): void {
    if (isMounted && guards.length > 0) this.#guardedFiles.add(site.file);
    for (const router of routers) addSite(this.#mounts, router, site);
    for (const each of functions) {
      const key = `${each.file}:${each.index}`;
      const known = this.#byFunction.get(key) ?? { places: [], isGuarded: false };
      this.#byFunction.set(key, known);
      this.#inFile.set(each.file, (this.#inFile.get(each.file) ?? new Set()).add(each.index));
      if (!known.places.some((place) => isSame(place, site))) known.places.push(site);
      known.isGuarded ||= guards.some(
        (guard) => guard.index !== each.index || guard.file !== each.file,
      );
    }
  }

  of(file: string, index: number): Handler | undefined {
    const known = this.#byFunction.get(`${file}:${index}`);
    if (!known) return undefined;
    const inGuardedFile = known.places.some((place) => this.#guardedFiles.has(place.file));
    const places = [...known.places, ...this.#mountsAround(known.places)];
    return { places, isGuarded: known.isGuarded || inGuardedFile };
  }

  /** Where the routers are mounted that places belong to, and those around them. */
  #mountsAround(places: readonly Site[]): Site[] {
    const mounts: Site[] = [];
    let around = places;
    for (let steps = 0; steps < MAX_MOUNTS && around.length > 0; steps++) {
      around = around
        .flatMap(({ file }) => this.#mounts.get(file) ?? [])
        .filter((mount, i, all) => all.indexOf(mount) === i && !mounts.includes(mount));
      mounts.push(...around);
    }
    return mounts;
  }
}

function addSite(sites: Map<string, Site[]>, file: string, site: Site): void {
  const known = sites.get(file) ?? [];
  if (!known.some((each) => isSame(each, site))) known.push(site);
  sites.set(file, known);
}

function isSame(one: Site, other: Site): boolean {
  return one.file === other.file && one.start === other.start;
}
