import type { Range } from "../text/range.ts";
import { readDocument } from "../documents/read-document.ts";
import { splitAt } from "./lock-values.ts";

/** A version that a project puts in the place of what packages ask for. */
export interface Override {
  /** The package that is replaced. */
  readonly name: string;
  /** Packages on the way to it that the override is for; empty where it is for all. */
  readonly within: readonly string[];
  /** It is for what asks for one of these versions. */
  readonly selector?: string;
  readonly value: string;
  readonly file: string;
  /** The keys that lead to it. */
  readonly path: readonly string[];
  /** Where the value stands, without its quotes; absent where it is written with escapes. */
  readonly valueRange?: Range;
}

/**
 * What `overrides`, `resolutions` and `pnpm.overrides` of a package.json put in place, and the
 * `overrides` of a pnpm-workspace.yaml. A file that cannot be read has none until it is whole again.
 */
export function readOverrides(file: string, text: string): Override[] {
  if (!/overrides|resolutions/.test(text)) return [];
  const document = readDocument(file, text);
  if (!document || document.problem) return [];
  return document.entries.flatMap(({ path, value, valueRange }): Override[] => {
    const keys = keysOf(path);
    if (keys.length === 0 || typeof value !== "string") return [];
    const parts = keys.flatMap(partsOf);
    const last = parts.at(-1);
    if (!last) return [];
    const isLiteral = text.slice(valueRange.start, valueRange.end) === value;
    return [
      {
        ...last,
        within: parts.slice(0, -1).map(({ name }) => name),
        value,
        file,
        path,
        ...(isLiteral && { valueRange }),
      },
    ];
  });
}

/** The keys below a field of overrides; `.` stands for the key above it. */
function keysOf(path: readonly string[]): readonly string[] {
  const start = path[0] === "pnpm" ? 1 : 0;
  const field = path[start];
  if (field !== "overrides" && (field !== "resolutions" || start === 1)) return [];
  const keys = path.slice(start + 1);
  return keys.at(-1) === "." ? keys.slice(0, -1) : keys;
}

interface Part {
  readonly name: string;
  readonly selector?: string;
}

/** `a>b@1` of pnpm, `a/b` and `**` + `/b` of Yarn, `b@^1` of all. */
function partsOf(key: string): Part[] {
  // A range may begin with the sign that pnpm puts between names.
  return key.split(/(?<=[^\s|@])>(?!=)/).flatMap((each) => {
    const names = each.trim().split("/");
    const parts: Part[] = [];
    for (let at = 0; at < names.length; at++) {
      const scoped = names[at]?.startsWith("@") === true;
      const part = scoped ? `${names[at]}/${names[++at] ?? ""}` : (names[at] ?? "");
      if (part === "" || part === "**") continue;
      const pair = splitAt(part);
      const selector = pair?.rest.replace(/^npm:/, "");
      parts.push({ name: pair?.name ?? part, ...(selector && { selector }) });
    }
    return parts;
  });
}
