import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isLockfile, readLock } from "../../src/engine/deps/lockfile.ts";
import { plainLock } from "./plain-lock.mts";
import { difference } from "./run-deps.mts";

export interface ReadLockfile {
  readonly file: string;
  /** What it installs, as `name@version`, as a general reader sees it. */
  readonly installed: ReadonlySet<string>;
}

/** Paths of all lockfiles below a folder. */
export function lockfilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((each) => each.replaceAll("\\", "/"))
    .filter((each) => isLockfile(each) && !each.includes("node_modules/"))
    .toSorted();
}

/** Reads lockfiles in both ways and says where they differ. */
export function readLocks(folder: string, files: readonly string[]): ReadLockfile[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const plain = plainLock(file, text);
    const read = readLock(file, text);
    if (!plain || !read.ok) {
      console.log(`${file}: ${read.ok ? "no other reader" : read.reason}`);
      return [];
    }
    const own = new Set<string>();
    for (const { name, version, link } of read.lock.packages.values())
      if (!link && version !== undefined) own.add(`${name}@${version}`);
    console.log(difference(file, own, plain));
    return [{ file, installed: plain }];
  });
}
