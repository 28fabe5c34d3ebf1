import { readBunLock } from "./read-bun-lock.ts";
import { readNpmLock } from "./read-npm-lock.ts";
import { readPnpmLock } from "./read-pnpm-lock.ts";
import { readYarnLock } from "./read-yarn-lock.ts";
import type { LockResult } from "./types.ts";

const READERS: ReadonlyMap<string, (text: string) => LockResult> = new Map([
  // npm itself takes the shrinkwrap first where both stand side by side.
  ["npm-shrinkwrap.json", readNpmLock],
  ["package-lock.json", readNpmLock],
  ["pnpm-lock.yaml", readPnpmLock],
  ["yarn.lock", readYarnLock],
  ["bun.lock", readBunLock],
]);

/** Names of the lockfiles that can be read, in the order in which they are preferred. */
export const LOCKFILES: readonly string[] = [...READERS.keys()];

export function isLockfile(path: string): boolean {
  return READERS.has(nameOf(path));
}

/** Reads a lockfile of any package manager, by its name. Never throws. */
export function readLock(path: string, text: string): LockResult {
  const read = READERS.get(nameOf(path));
  if (!read) return { ok: false, reason: "it is no lockfile that can be read" };
  if (/^(?:<{7}|>{7}) /m.test(text)) {
    return { ok: false, reason: "it holds marks of a merge conflict" };
  }
  try {
    return read(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    // Only an exhausted stack or memory gets here.
    return { ok: false, reason: `it cannot be read: ${error instanceof Error ? error.name : ""}` };
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
