import type { Closure } from "./abstract-value.ts";
import type { Range } from "../text/range.ts";

/** Where a function is handed over. */
type Site = Range & { readonly file: string };

/** A function that a framework calls, as far as the places say where it is handed over. */
export interface Handler {
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
}

type FunctionAt = Pick<Closure, "file" | "index">;

/** The program puts something into a member of a parsed request. */
export interface FilledMember {
  readonly folder: string | undefined;
  readonly name: string;
}

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

  note({ functions, guards, site, isMounted }: HandedOver): void {
    if (isMounted && guards.length > 0) this.#guardedFiles.add(site.file);
    for (const each of functions) {
      const key = `${each.file}:${each.index}`;
      const known = this.#byFunction.get(key) ?? { places: [], isGuarded: false };
      this.#byFunction.set(key, known);
      this.#inFile.set(each.file, (this.#inFile.get(each.file) ?? new Set()).add(each.index));
      if (known.places.every((place) => place.start !== site.start || place.file !== site.file)) {
        known.places.push(site);
      }
      known.isGuarded ||= guards.some((guard) => guard.index !== each.index);
    }
  }

  of(file: string, index: number): Handler | undefined {
    const known = this.#byFunction.get(`${file}:${index}`);
    if (!known) return undefined;
    const inGuardedFile = known.places.some((place) => this.#guardedFiles.has(place.file));
    return { places: known.places, isGuarded: known.isGuarded || inGuardedFile };
  }
}
