import type { LicensePolicy } from "../deps/license-policy.ts";
import type { ChosenThresholds } from "../findings/thresholds.ts";
import type { Level, Preset } from "../findings/level.ts";

/** A silenced finding of a file that has no comments, or of many files at once. */
export interface ConfiguredSuppression {
  readonly rule: string;
  /** A glob over paths relative to the root; every file when absent. */
  readonly files?: string;
  /** The name of a package that findings are about, with `*` for any text; all findings when absent. */
  readonly package?: string;
  /** One advisory by one of its names, such as `GHSA-xxxx-xxxx-xxxx`: others about the same package count. */
  readonly advisory?: string;
  readonly reason: string;
  /** The last day on which it holds, such as `2027-01-31`. */
  readonly until?: string;
}

/** What the user and the team chose; every field has its default in `DEFAULT_CONFIGURATION`. */
export interface Configuration {
  readonly preset: Preset;
  /** Levels that replace a rule's own; `off` switches it off. */
  readonly rules: Readonly<Record<string, Level | "off">>;
  /** Globs that are analysed whatever class their path has. */
  readonly include: readonly string[];
  /** Globs that are not analysed. */
  readonly exclude: readonly string[];
  readonly suppressions: readonly ConfiguredSuppression[];
  /** Licences that the team accepts; without a policy none is looked at. */
  readonly licenses?: LicensePolicy;
  /** When dependencies count as unmaintained, and majors as no longer released. */
  readonly dependencies?: ChosenThresholds;
  /** Registry look-ups. */
  readonly registry: boolean;
}

export const DEFAULT_CONFIGURATION: Configuration = {
  preset: "quiet",
  rules: {},
  include: [],
  exclude: [],
  suppressions: [],
  registry: true,
};

/** The rule that tells of advisories, which may be silenced one by one. */
export const ADVISORY_RULE = "dep-known-vulnerable";

/** The name of the team's configuration file, at the root of a workspace folder. */
export const CONFIGURATION_FILE = "storewarden.config.json";
