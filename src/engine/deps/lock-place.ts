import type { Range } from "../text/range.ts";
import type { LockedPackage, LockFacts } from "./types.ts";

/** Where the entry of a package begins in the text of its lockfile: its key, without quotes. */
export function entryInLock(text: string, lock: LockFacts, locked: LockedPackage): Range {
  if (locked.at) return locked.at;
  if (lock.format === "npm" && !lock.importers) return nested(text, locked.path);
  return keyAt(text, locked.path, 0) ?? { start: 0, end: 0 };
}

/** Version 1 of npm nests the entries: each name is looked for behind the one that holds it. */
function nested(text: string, path: string): Range {
  let found: Range = { start: 0, end: 0 };
  for (const name of path.split("node_modules/").filter((part) => part !== "")) {
    const next = keyAt(text, name.replace(/\/$/, ""), found.end);
    if (!next) return found;
    found = next;
  }
  return found;
}

function keyAt(text: string, key: string, from: number): Range | undefined {
  const quoted = JSON.stringify(key);
  for (let at = text.indexOf(quoted, from); at !== -1; at = text.indexOf(quoted, at + 1)) {
    if (/^\s*:\s*[{[]/.test(text.slice(at + quoted.length, at + quoted.length + 20))) {
      return { start: at + 1, end: at + quoted.length - 1 };
    }
  }
  return undefined;
}
