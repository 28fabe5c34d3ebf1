import type { ChosenThresholds } from "../engine/findings/thresholds.ts";
import type { Level, Preset } from "../engine/findings/level.ts";

/** Names of all settings without the section, as declared in package.json and read by the server. */
export const SETTINGS = {
  preset: "preset",
  rules: "rules",
  include: "include",
  exclude: "exclude",
  analysisScope: "analysis.scope",
  registryEnabled: "registry.enabled",
  registrySources: "registry.sources",
  dependencyLenses: "dependencies.codeLens",
  staleAfterMonths: "dependencies.staleAfterMonths",
  abandonedAfterMonths: "dependencies.abandonedAfterMonths",
  deadMajorAfterMonths: "dependencies.deadMajorAfterMonths",
} as const;

/** `openFiles` analyses what is open; `workspace` also the rest, in the background. */
type AnalysisScope = "openFiles" | "workspace";

/** The settings of one folder after they were checked. */
export interface Settings {
  /** `default` leaves the choice to the team's configuration file, or else to the engine. */
  readonly preset: Preset | "default";
  readonly rules: Readonly<Record<string, Level | "off">>;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly scope: AnalysisScope;
  readonly registry: boolean;
  /** Sources besides the registries that were switched on. */
  readonly sources: readonly string[];
  /** Versions in a line above each dependency. */
  readonly lenses: boolean;
  /** Figures that the person chose, in place of the team's. */
  readonly thresholds: ChosenThresholds;
}

export const DEFAULT_SETTINGS: Settings = {
  preset: "default",
  rules: {},
  include: [],
  exclude: [],
  scope: "workspace",
  registry: true,
  sources: [],
  lenses: false,
  thresholds: {},
};
