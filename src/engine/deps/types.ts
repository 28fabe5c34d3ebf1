import type { Fact } from "../findings/finding.ts";
import type { Level, Preset } from "../findings/level.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";
import type { UpdateTarget } from "./update-target.ts";

export const DEPENDENCY_FIELDS = [
  "dependencies",
  "devDependencies",
  "optionalDependencies",
  "peerDependencies",
] as const;
export type DependencyField = (typeof DEPENDENCY_FIELDS)[number];

/** What a dependency's text points at. Only the first four kinds and `any` name a registry package. */
export type SpecKind =
  | "registry-range"
  | "registry-tag"
  | "alias"
  | "any"
  | "workspace"
  | "catalog"
  | "file"
  | "link"
  | "portal"
  | "patch"
  | "git"
  | "url"
  | "jsr"
  | "invalid";

export interface DependencySpec {
  readonly kind: SpecKind;
  /** The package's own name: behind `npm:name@…` the name in the text, else the key. */
  readonly name: string;
  /** The semver range that the text states, `*` for `any`; absent where it states none. */
  readonly range?: string;
  /** The dist-tag that the text names. */
  readonly tag?: string;
  /** Where the version part stands inside the text; absent where there is none. */
  readonly version?: Range;
}

/** One line of a dependency field. Offsets are of the string contents, without their quotes. */
export interface DependencyEntry extends DependencySpec {
  readonly field: DependencyField;
  /** The key as written: the folder name under `node_modules`. */
  readonly key: string;
  readonly spec: string;
  readonly keyRange: Range;
  readonly valueRange: Range;
  /** The part that a fix may replace; absent where there is none or where it is written with escapes. */
  readonly versionRange?: Range;
  /** The line of a catalog that it refers to: what is to be edited stands there. */
  readonly catalog?: CatalogPlace;
}

/** Where a version stands in a file that several manifests refer to. */
export interface CatalogPlace {
  readonly file: string;
  readonly versionRange: Range;
}

export interface ManifestFacts {
  readonly name?: string;
  readonly version?: string;
  readonly private: boolean;
  /** Glob patterns of npm and Yarn workspaces. */
  readonly workspaces: readonly string[];
  /** `engines.node`, when it is a readable range, and where it stands. */
  readonly enginesNode?: string;
  readonly enginesNodeRange?: Range;
  /** In source order; of a key that a field repeats only the last, as for every JSON reader. */
  readonly dependencies: readonly DependencyEntry[];
  /** Names that `overrides`, `resolutions` or `pnpm.overrides` mention. */
  readonly overridden: ReadonlySet<string>;
  /** Why a part could not be read, in source order. */
  readonly problems: readonly ParseProblem[];
}

/** One installed package as a lockfile records it. */
export interface LockedPackage {
  /**
   * What names it in its lockfile: for npm its folder with forward slashes
   * (`node_modules/a/node_modules/b`), for the others the key of its entry.
   */
  readonly path: string;
  /** The package's own name, which differs from the folder's for an alias. */
  readonly name: string;
  /** Absent for links and for versions that are no semver, such as git addresses. */
  readonly version?: string;
  /** The registry's message, kept by npm and pnpm at install time. Never empty. */
  readonly deprecated?: string;
  readonly hasInstallScript: boolean;
  /** What the lockfile says; where it does not, `LockReach` knows. */
  readonly dev: boolean;
  readonly optional: boolean;
  /** A local folder: a workspace member or a `file:` directory. */
  readonly link: boolean;
  /** The folder of a link, relative to the lockfile. */
  readonly folder?: string;
  /** The address that it was fetched from, where the lockfile says. */
  readonly resolved?: string;
  readonly integrity?: string;
  /** Comes inside the archive of another package and has no address of its own. */
  readonly bundled?: boolean;
  readonly license?: string;
  /** What it asks for itself, as the lockfile writes it. */
  readonly requires: readonly LockRequire[];
  /** Names of what it wants to find beside it, where they are not among what it asks for. */
  readonly peers?: readonly string[];
  /** Where its entry begins, where the reader knows: the key without its quotes. */
  readonly at?: Range;
}

/** A dependency as a lockfile writes it down: a range, or what it was resolved to. */
export interface LockRequire {
  readonly key: string;
  readonly spec: string;
  /** May be missing. */
  readonly optional?: boolean;
  /** Nobody installs it for this package's sake, but it is used where something else brings it. */
  readonly optionalPeer?: boolean;
}

/** What a package of the project asked for when the lockfile was written. */
export interface LockImport extends LockRequire {
  readonly field: DependencyField;
  /** What the range was resolved to, where the lockfile says so beside it. */
  readonly resolved?: string;
}

export type LockFormat = "npm" | "pnpm" | "yarn-classic" | "yarn" | "bun";

export interface LockFacts {
  readonly format: LockFormat;
  readonly lockfileVersion: number;
  readonly packages: ReadonlyMap<string, LockedPackage>;
  /** The project's own packages by folder, relative to the lockfile; absent where it does not list them. */
  readonly importers?: ReadonlyMap<string, readonly LockImport[]>;
  /** Yarn resolves by what was asked for: `name@range` to the path of a package. */
  readonly descriptors?: ReadonlyMap<string, string>;
}

export type LockResult =
  | { readonly ok: true; readonly lock: LockFacts }
  | { readonly ok: false; readonly reason: string };

/** What is kept of one published version. Times are milliseconds since 1970. */
export interface VersionFacts {
  readonly version: string;
  readonly publishedAt?: number;
  readonly deprecated?: string;
  readonly enginesNode?: string;
  readonly hasInstallScript: boolean;
  readonly hasDependencies: boolean;
  /** Ranges of packages that it wants to find beside it, optional ones included. */
  readonly peers?: readonly (readonly [name: string, range: string])[];
  /** True where the registry keeps a statement of how it was built. */
  readonly hasProvenance?: boolean;
  /** Who published it, as the registry names them. Known only from full documents. */
  readonly publisher?: string;
  /** Where `PackageFacts.needs` has what it asks for. */
  readonly needs?: number;
}

/** What a version asks for by itself. */
export interface Needs {
  readonly requires: readonly LockRequire[];
  /** What comes inside its archive, whatever the registry has. */
  readonly bundled: readonly string[];
}

export type DocumentForm = "full" | "abbreviated";

/** The digest of a registry document. Plain data, so that it can be kept on disk. */
export interface PackageFacts {
  readonly name: string;
  readonly form: DocumentForm;
  /** When the registry answered. */
  readonly fetchedAt: number;
  /** What the registry calls this state of the document, in this form. */
  readonly etag?: string;
  /** The last change of any kind: an upper bound for the newest publish, never a publish itself. */
  readonly modified?: number;
  /** Lowest first. Only versions that are valid semver. */
  readonly versions: readonly VersionFacts[];
  /** What its versions ask for, each list once: kept only of packages on the way to a vulnerable one. */
  readonly needs?: readonly Needs[];
  readonly latest?: string;
  readonly tags: readonly (readonly [tag: string, version: string])[];
  /** Set when the whole package was taken off the registry. */
  readonly unpublishedAt?: number;
  /** Versions that were published once and are gone. Known only from full documents. */
  readonly removed?: readonly string[];
  /** Normalised, without protocol: `host/owner/name`. Known only from full documents. */
  readonly repository?: string;
  readonly license?: string;
  /** How many there are. */
  readonly maintainers?: number;
  /** The first few of them, by the names that they have on the registry. */
  readonly maintainerNames?: readonly string[];
}

export type NotCheckedReason =
  | "offline"
  | "switched-off"
  | "unreachable"
  | "timeout"
  | "cancelled"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "rate-limited"
  | "server-error"
  | "client-error"
  | "redirect"
  | "not-json"
  | "truncated"
  | "wrong-shape"
  | "too-large"
  | "certificate"
  | "bad-configuration"
  | "private-scope"
  | "invalid-name";

/** A look-up that gave no answer. `text` is a whole sentence for people and carries no secret. */
export interface NotChecked {
  readonly ok: false;
  readonly reason: NotCheckedReason;
  readonly text: string;
}

export type LookupResult =
  | {
      readonly ok: true;
      readonly facts: PackageFacts;
      /** How old the answer is when it comes from the cache past its time to live: offline. */
      readonly staleForMs?: number;
      /** The project's own cool-down for fresh releases; absent means the default. */
      readonly coolDownMs?: number;
      /** What the answer lacks although it was asked for, as a sentence. */
      readonly incomplete?: string;
      /** True where the repository that the package names is archived, and nothing was released since. */
      readonly archived?: true;
      /** True when publish dates were asked for as well, so that upkeep can be judged. */
      readonly thorough?: boolean;
    }
  | NotChecked;

export type DependencyRuleId =
  | "dep-outdated"
  | "dep-deprecated"
  | "dep-unmaintained"
  | "dep-cooldown";

/** What a policy says about one dependency. */
export interface Verdict {
  readonly rule: DependencyRuleId;
  readonly level: Level;
  /** The smallest preset that shows it. */
  readonly preset: Preset;
  /** At most 120 characters. */
  readonly what: string;
  readonly help: string;
  readonly facts: readonly Fact[];
  readonly targets: readonly UpdateTarget[];
}

/** What is known of one dependency besides its line: the lockfile's entry and the registry's answer. */
export interface DependencyFacts {
  readonly locked?: LockedPackage;
  /** Absent while nobody has asked, and for what is not asked for: local packages, git and the like. */
  readonly lookup?: LookupResult;
  /** What is known of the package that its deprecation names. */
  readonly replacement?: LookupResult;
  /** How long the project's own files let its releases wait; absent where they say nothing. */
  readonly coolDown?: CoolDownFor;
}

/** How long releases of one package have to be out before the project takes them. */
export interface CoolDownFor {
  readonly ms: number;
  /** The file that says so, relative to the root. */
  readonly file: string;
  /** Versions that need not wait, as a range. */
  readonly exempt?: string;
}

/** A rule's question that the facts do not answer. It is counted and shown, never taken for a pass. */
export interface Undecided {
  readonly rule: DependencyRuleId;
  readonly text: string;
}

export interface Assessment {
  readonly verdicts: readonly Verdict[];
  readonly undecided: readonly Undecided[];
}
