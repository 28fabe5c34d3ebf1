import type { DependencyHealth, HealthItem, HealthPlace } from "../engine/findings/health.ts";

export type { HealthCount, HealthCoverage, HealthState } from "../engine/findings/health.ts";
export { countHealth, HEALTH_STATES, totalHealth } from "../engine/findings/health.ts";

export interface HealthParams {
  /** Also asks registries, in the background, about manifests that nobody has asked about yet. */
  readonly ask: boolean;
}

/** A line of a package.json as the editor names places, both numbers from 0. */
interface ShownPlace extends Pick<HealthPlace, "manifest" | "key" | "path"> {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

export interface ShownItem extends Omit<HealthItem, "places"> {
  readonly places: readonly ShownPlace[];
}

/** The dependencies of one folder, for the tree and for the report. */
export interface FolderHealth extends Omit<DependencyHealth, "items"> {
  readonly name: string;
  readonly uri: string;
  readonly items: readonly ShownItem[];
}
