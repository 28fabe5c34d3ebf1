import type { ParseProblem } from "../../text/problem.ts";
import type { Range } from "../../text/range.ts";

export const COMPOSER_FIELDS = ["require", "require-dev"] as const;
export type ComposerField = (typeof COMPOSER_FIELDS)[number];

/** A line of composer.json that asks for a package. Offsets are of the strings without their quotes. */
export interface ComposerEntry {
  readonly field: ComposerField;
  /** Lower case, as Composer compares names. */
  readonly name: string;
  readonly constraint: string;
  readonly keyRange: Range;
  readonly valueRange: Range;
}

/** A repository of the kind `composer` that composer.json names besides Packagist. */
export interface ComposerRepository {
  /** As it is written, without the `packages.json` that some write behind it. */
  readonly url: string;
  /** Names that it is asked for, with `*`, and names that it is not; absent where all are. */
  readonly only?: readonly string[];
  readonly exclude?: readonly string[];
}

/** Where the packages of a composer.json come from. */
export interface ComposerRepositories {
  readonly own: readonly ComposerRepository[];
  /** False where `packagist.org` is switched off. */
  readonly usesPackagist: boolean;
  /** Whether packages may also come out of git, a folder or an archive that is named by itself. */
  readonly hasOthers: boolean;
}

/** A composer.json. */
export interface ComposerManifest {
  readonly name?: string;
  readonly type?: string;
  /** In source order. */
  readonly entries: readonly ComposerEntry[];
  /** Names that the package stands in for: nothing is installed for them. */
  readonly standsFor: ReadonlySet<string>;
  /** Constraints by name of what must not be installed: its `conflict`. */
  readonly refused: ReadonlyMap<string, string>;
  readonly repositories: ComposerRepositories;
  readonly problems: readonly ParseProblem[];
}

/** A package as composer.lock records it. */
export interface ComposerPackage {
  /** Lower case. */
  readonly name: string;
  /** As written, such as `v2.1.0`, `2.4.6-p3` or `dev-main`. */
  readonly version: string;
  /** Listed in `packages-dev`. */
  readonly dev: boolean;
  /** The package to use in its place, or true where none is named; absent for packages that are kept up. */
  readonly abandoned?: string | true;
  /** When the version was published, in milliseconds since 1970. */
  readonly publishedAt?: number;
  /** The repository that told of it, such as that of Packagist. */
  readonly notifiedAt?: string;
  /** Where the archive comes from; absent for packages that are checked out only, or lie in a folder. */
  readonly archive?: string;
  readonly kind: "registry" | "path" | "none";
  /** Names that it stands in for. */
  readonly standsFor: readonly string[];
  readonly requires: readonly string[];
  /** Constraints by name of what it asks for, and of what it cannot stand beside it. */
  readonly asks: ReadonlyMap<string, string>;
  readonly conflicts: ReadonlyMap<string, string>;
  /** Namespaces of PHP that are its own, as its `autoload` names them: `Stripe\\`. */
  readonly namespaces: readonly string[];
  readonly license?: string;
  /** Where its source is, without protocol: `host/owner/name`. */
  readonly repository?: string;
}

/** A composer.lock. */
export interface ComposerLock {
  /** By name. */
  readonly packages: ReadonlyMap<string, ComposerPackage>;
  /** A digest of composer.json at the time of the last update; absent in files of old versions. */
  readonly contentHash?: string;
}

export type ComposerLockResult =
  | { readonly ok: true; readonly lock: ComposerLock }
  | { readonly ok: false; readonly reason: string };

/** What no repository is asked for: PHP, its extensions and libraries, and Composer itself. */
export function isPlatformPackage(name: string): boolean {
  return !name.includes("/");
}

/** Whether Packagist published a package, so that its name is known there anyway. */
export function isFromPackagist({ kind, notifiedAt = "" }: ComposerPackage): boolean {
  return kind === "registry" && notifiedAt.startsWith("https://packagist.org/");
}
