import type { Semantics } from "../semantics/semantics.ts";
import type { Manifests } from "./manifests.ts";
import type { ProjectFiles } from "./ports.ts";

/** What fixes may look at beside the file of their finding. Paths are relative to the root. */
export interface FilesBeside {
  /** Undefined where there is no such file. */
  read(path: string): string | undefined;
  /** The tree of a script with what its names mean; undefined where there is none that can be read. */
  script(path: string): Semantics | undefined;
  /** The folder of the package that a file belongs to; empty for the root. */
  packageFolder(path: string): string;
  /** True when the package.json that is nearest to a file names a package. */
  dependsOn(path: string, name: string): boolean;
}

/** The project's files as fixes see them. */
export function filesBeside(
  files: ProjectFiles,
  manifests: Pick<Manifests, "packageOf">,
  script: (path: string) => Semantics | undefined,
): FilesBeside {
  return {
    read: (path) => files.read(path),
    script,
    packageFolder: (path) => manifests.packageOf(path)?.folder ?? "",
    dependsOn: (path, name) => manifests.packageOf(path)?.names.has(name) ?? false,
  };
}
