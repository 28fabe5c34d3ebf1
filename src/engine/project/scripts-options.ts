import type { Model } from "../models/model.ts";
import type { MiddlewareRow } from "../routes/known-middleware.ts";
import type { Manifests } from "./manifests.ts";
import type { ProjectFiles } from "./ports.ts";

/** What the scripts of a project need of what is around them. */
export interface ScriptsOptions {
  readonly files: ProjectFiles;
  readonly models: () => readonly Model[];
  readonly middleware: readonly MiddlewareRow[];
  readonly manifests: Manifests;
  /** False for files that are not looked at wherever they are imported. */
  readonly isLookedAt: (path: string) => boolean;
  /** True when the process should forget so many answers about data. */
  readonly isFull: ((answers: number) => boolean) | undefined;
}

/** What a preview may take: facts that are there, or checks that are run for it. */
export type PreviewFrom = "facts" | "checks";
