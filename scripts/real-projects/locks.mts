import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
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

/** Those in force: of several in one folder that which its package.json names the package manager of. */
export function locksInForce(folder: string, locks: readonly ReadLockfile[]): ReadLockfile[] {
  return locks.filter(({ file }) => {
    const beside = locks.filter((each) => dirname(each.file) === dirname(file));
    const manager = beside.length > 1 ? managerOf(join(folder, dirname(file))) : undefined;
    const isNamed = manager === undefined || MANAGERS[basename(file)] === manager;
    if (!isNamed) console.log(`${file}: not in force, package.json names ${manager}`);
    return isNamed;
  });
}

const MANAGERS: Readonly<Record<string, string | undefined>> = {
  "package-lock.json": "npm",
  "npm-shrinkwrap.json": "npm",
  "pnpm-lock.yaml": "pnpm",
  "yarn.lock": "yarn",
  "bun.lock": "bun",
};

function managerOf(folder: string): string | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return /^[a-z]+(?=@)/.exec(String(manifest.packageManager ?? ""))?.[0];
  } catch {
    return undefined;
  }
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
    console.log(difference(`packages in ${file}`, own, plain));
    return [{ file, installed: plain }];
  });
}
