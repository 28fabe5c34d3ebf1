import fs from "node:fs";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { TrackedFiles } from "../engine/api.ts";
import { failureOf } from "./failure.ts";
import { findWorkingCopy } from "./git-folder.ts";
import { toEngine } from "./paths.ts";

/**
 * The files of the git index at and below a root, relative to it. The index is read by a library:
 * git itself is never started, since a repository's configuration can make it run programs.
 * Never throws: what cannot be read is unknown, with the reason.
 */
export async function readTrackedFiles(root: string): Promise<TrackedFiles> {
  try {
    const copy = findWorkingCopy(root);
    if (!copy) return { known: false, reason: "the folder is not in a git repository" };
    const realRoot = realpathSync.native(root);
    const { listFiles } = await import("./git-library.ts");
    const all = await listFiles({ fs, dir: copy.root, gitdir: copy.gitFolder });
    const paths = new Set<string>();
    for (const each of all) {
      const path = toEngine(realRoot, join(copy.root, each));
      if (path !== undefined && path !== "") paths.add(path);
    }
    return { known: true, paths };
  } catch (error) {
    const { reason, text } = failureOf(error);
    // The library's own errors name what it does not understand, such as a newer form of the index.
    const words = reason === "failed" && error instanceof Error ? error.message : text;
    return { known: false, reason: `the git index cannot be read: ${words}` };
  }
}
