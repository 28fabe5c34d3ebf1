import { type ConfigEntry, readDocument, type Range } from "../../../engine/api.ts";

/** What a package.json says of packages that run scripts when they are installed. */
export interface Approvals {
  /** Looked at: let run, or kept from it. */
  readonly decided: ReadonlySet<string>;
  /** Let run in whatever version comes next: only `allowScripts` of npm can say which one was looked at. */
  readonly unpinned: readonly UnpinnedApproval[];
  /** The place of a switch that lets all run. */
  readonly all?: Range;
}

interface UnpinnedApproval {
  readonly name: string;
  /** The key without its quotes. */
  readonly at: Range;
}

/** Reads `allowScripts` of npm, `trustedDependencies` of Bun and the lists of pnpm. */
export function readApprovals(path: string, text: string): Approvals {
  const decided = new Set<string>();
  const unpinned: UnpinnedApproval[] = [];
  let all: Range | undefined;
  for (const entry of readDocument(path, text)?.entries ?? []) {
    const [first, second] = entry.path[0] === "pnpm" ? entry.path.slice(1) : entry.path;
    if (first === "allowScripts" && second !== undefined) {
      decided.add(nameOf(second));
      if (isUnpinned(entry, second))
        unpinned.push({ name: second, at: entry.keyRange ?? entry.valueRange });
    } else if (LISTS.has(first ?? "") && typeof entry.value === "string" && second !== undefined) {
      decided.add(nameOf(entry.value));
    } else if (first === "allowBuilds" && second !== undefined) {
      decided.add(nameOf(second));
    } else if (first === "dangerouslyAllowAllBuilds" && entry.value === true) {
      all = entry.keyRange;
    }
  }
  return { decided, unpinned, ...(all && { all }) };
}

const LISTS = new Set(["trustedDependencies", "onlyBuiltDependencies", "neverBuiltDependencies"]);

/** `"sharp": true` is about every version that will ever come out. */
function isUnpinned({ path, value, keyRange }: ConfigEntry, key: string): boolean {
  return (
    path.length === 2 && value === true && keyRange !== undefined && key.indexOf("@", 1) === -1
  );
}

function nameOf(spec: string): string {
  const at = spec.indexOf("@", 1);
  return at === -1 ? spec : spec.slice(0, at);
}
