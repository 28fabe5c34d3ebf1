import type { LockWay } from "../deps/lock-reach.ts";
import type { Advisory, AdvisoryResult } from "../deps/advisory.ts";
import type { LicensePolicy } from "../deps/license-policy.ts";
import type { ChosenThresholds } from "../findings/thresholds.ts";
import type { SignatureResult } from "../deps/signature.ts";
import type { DependencyFacts, LockFacts, ManifestFacts, Needs } from "../deps/types.ts";
import type { ExportUses, ImportSite } from "./export-sites.ts";

/** A package.json with its lockfile and the registry's answers. */
export interface ManifestView {
  readonly text: string;
  readonly facts: ManifestFacts;
  /** What is known of each dependency so far, by its key in the manifest. */
  readonly dependencies: ReadonlyMap<string, DependencyFacts>;
  /** The lockfile that counts for it. */
  readonly lock?: LockView;
  /** What a registry said of vulnerable versions among all that is installed; absent while nobody has asked. */
  readonly advisories?: AdvisoryResult;
  /** Advisories that the team ignores, by package: they are not among the others. */
  readonly ignored?: ReadonlyMap<string, readonly Advisory[]>;
  /** Licences that the team accepts; absent without a policy. */
  readonly licenses?: LicensePolicy;
  /** When packages count as no longer kept up, as far as people chose. */
  readonly thresholds?: ChosenThresholds;
  /** The lines of the package's own code that import a package. */
  importsOf(name: string): readonly ImportSite[];
  /** Whether the package's own code uses one of some exports of a package; undefined where it does not import it. */
  useOf(name: string, exports: readonly string[]): ExportUses | undefined;
  /** True where no folder above has a manifest. */
  readonly isTopmost: boolean;
  /** What a version of a package asks for, where its registry was asked about that. */
  needsOf(name: string, version: string): Needs | undefined;
  /** Names of the project's own packages. */
  readonly localNames: ReadonlySet<string>;
  /** Whether a file of its folder exists. */
  exists(name: string): boolean;
  /** The other packages of the project for which its lockfile installs. */
  members(): readonly MemberView[];
}

/** Another package of the project, as it matters to those beside it. */
export interface MemberView extends Pick<ManifestView, "facts" | "dependencies"> {
  /** Its package.json, relative to the project. */
  readonly path: string;
}

/** A lockfile as rules see it. */
export interface LockView {
  readonly path: string;
  readonly text: string;
  readonly facts: LockFacts;
  /** Names of all lockfiles beside it, itself included. */
  readonly siblings: readonly string[];
  /** The manifest's folder relative to the lockfile; empty for its own, and where no manifest is looked at. */
  readonly folder: string;
  /** Names that the manifest beside it overrides, for members of its workspace as well. */
  readonly overridden: ReadonlySet<string>;
  /** Whether its registry has signed what it installs; absent while nobody has asked. */
  readonly signatures?: SignatureResult;
  /** The text of a file beside it. */
  beside(name: string): string | undefined;
  /** What the packages of the project that it counts for say, by their folder relative to it. */
  members(): ReadonlyMap<string, ManifestFacts>;
  /** The shortest way to each of its packages from the project's own ones. */
  ways(): ReadonlyMap<string, LockWay>;
}
