import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** A working copy: where its files are, and where git keeps its own. */
export interface WorkingCopy {
  readonly root: string;
  readonly gitFolder: string;
}

/** The working copy that a folder belongs to; undefined when it belongs to none. */
export function findWorkingCopy(folder: string): WorkingCopy | undefined {
  for (let each = realpathSync.native(folder); ; each = dirname(each)) {
    const gitFolder = gitFolderOf(join(each, ".git"), each);
    if (gitFolder !== undefined) return { root: each, gitFolder };
    if (dirname(each) === each) return undefined;
  }
}

/** Linked working copies and submodules have a file that names the folder. */
function gitFolderOf(path: string, folder: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return path;
  if (!stats?.isFile()) return undefined;
  const named = /^gitdir: (.+)$/m.exec(readFileSync(path, "utf8"))?.[1];
  return named === undefined ? undefined : resolve(folder, named.trim());
}
