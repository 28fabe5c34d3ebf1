import type { Advisory, AdvisoryResult } from "../advisory.ts";
import type { NotChecked } from "../types.ts";
import type { ComposerPackage } from "./facts.ts";

/** What Packagist says of a package. Plain data. */
export interface ComposerTold {
  readonly ok: true;
  /** The package to use in its place, true where none is named, false for packages that are kept up. */
  readonly abandoned: string | boolean;
  /** All published versions, as they are written. */
  readonly versions: readonly string[];
  /** What is known of them, by version. */
  readonly releases?: Readonly<Record<string, ComposerRelease>>;
  /** What its versions ask for, each list once. */
  readonly needs?: readonly ComposerNeeds[];
  readonly fetchedAt: number;
}

/** Constraints by name, of packages alone: what runs below them is said apart. */
export interface ComposerNeeds {
  readonly requires: Readonly<Record<string, string>>;
  /** What it cannot stand beside it. */
  readonly conflicts: Readonly<Record<string, string>>;
  /** Names of packages whose place it takes as it is. */
  readonly replaces?: readonly string[];
}

export interface ComposerRelease {
  /** In milliseconds since 1970. */
  readonly publishedAt?: number;
  /** The constraint for PHP. */
  readonly php?: string;
  /** Where `ComposerTold.needs` has what it asks for. */
  readonly needs?: number;
}

/** What was said about the packages of one composer.json. */
export interface ComposerAnswers {
  /** Ranges in it are constraints of Composer. */
  readonly advisories: AdvisoryResult;
  /** How many installed packages were compared with them. */
  readonly compared: number;
  /** By name; packages that nobody was asked about are left out. */
  readonly told: ReadonlyMap<string, ComposerTold | NotChecked>;
}

/** What somebody may be asked about a composer.json. */
export interface ComposerQuestion {
  /** Versions by name of all that is installed from Packagist. */
  readonly installed: ReadonlyMap<string, readonly string[]>;
  /** The packages that composer.json names itself. */
  readonly direct: readonly string[];
  /** False where composer.json wants nothing from Packagist. */
  readonly usesPackagist: boolean;
  /** Repositories that composer.json names, with what came from there. */
  readonly repositories: readonly ComposerRepositoryQuestion[];
  /** Installed packages that came from elsewhere: their names are nobody's business, and go nowhere from here. */
  readonly withheld: readonly ComposerPackage[];
  /** The packages through which the project gets to vulnerable ones: it takes them to know what an update would bring. */
  bringersOf?(known: ReadonlyMap<string, readonly Advisory[]>): readonly string[];
}

export interface ComposerRepositoryQuestion {
  readonly url: string;
  /** Versions by name. */
  readonly installed: ReadonlyMap<string, readonly string[]>;
}
