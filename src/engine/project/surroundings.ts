import type { TemplateHole } from "../documents/document.ts";
import type { VouchedFor } from "../models/team-models.ts";
import type { DetectedPlatform } from "../platforms/platform.ts";
import type { FilesBeside } from "./files-beside.ts";
import type { Manifests } from "./manifests.ts";
import type { PathClass } from "./path-class.ts";
import type { Platforms } from "./platforms.ts";
import type { TaughtModels } from "./taught-models.ts";

/** What checks may know of the file's surroundings. */
export interface Surroundings {
  readonly path: string;
  readonly pathClass: PathClass;
  readonly now: Date;
  packageVersion(name: string): string | undefined;
  platforms(): readonly DetectedPlatform[];
  /** What a template writes; absent for scripts. */
  readonly holes?: readonly TemplateHole[];
  /** Functions of the project that the team would vouch for in a trusted workspace. */
  readonly ignored?: readonly VouchedFor[];
  /** True when the nearest package.json names a package. */
  dependsOn(name: string): boolean;
  readonly beside: FilesBeside;
}

/** What a project knows that its files are asked about. */
interface Around {
  readonly now: Date;
  readonly manifests: Pick<Manifests, "versionFor" | "packageOf">;
  readonly platforms: Pick<Platforms, "of">;
  readonly team: TaughtModels;
  readonly beside: FilesBeside;
}

export function surroundingsOf(
  { now, manifests, platforms, team, beside }: Around,
  path: string,
  pathClass: PathClass,
): Surroundings {
  return {
    path,
    pathClass,
    now,
    packageVersion: (name) => manifests.versionFor(path, name),
    platforms: () => platforms.of(path),
    ignored: team.ignored,
    dependsOn: (name) => manifests.packageOf(path)?.names.has(name) ?? false,
    beside,
  };
}
