import { editDistance } from "./edit-distance.ts";
import { LIKENED_SCOPES, NAMES, SCOPED_NAMES, SCOPES } from "./known-names.ts";
import { REAL_NAMES, REAL_SCOPES } from "./real-look-alikes.ts";

/** The package or scope that a name can be taken for. */
export interface Likeness {
  readonly real: string;
  readonly by: "scope" | "missing-scope" | "one-edit" | "two-edits";
}

/** Below it, every second word is a neighbour of another one. */
const LEAST_FOR_ONE = 5;
const LEAST_FOR_TWO = 13;

const KNOWN: ReadonlySet<string> = new Set(NAMES);
const WITHOUT_SCOPE: ReadonlyMap<string, string> = new Map(
  SCOPED_NAMES.map((name) => [joined(name.slice(1).replace("/", "-")), name]),
);

/** What a package's name can be taken for; undefined for names that are known to be real. */
export function likeness(name: string): Likeness | undefined {
  const slash = name.indexOf("/");
  if (slash !== -1) return scopeLikeness(name.slice(0, slash));
  if (KNOWN.has(name) || REAL_NAMES.has(name)) return undefined;
  const scoped = WITHOUT_SCOPE.get(joined(name));
  if (scoped !== undefined) return { real: scoped, by: "missing-scope" };
  let near: string | undefined;
  for (const real of NAMES) {
    if (joined(real) === joined(name)) return { real, by: "one-edit" };
    const distance = editDistance(name, real, 2);
    if (distance === 1 && real.length >= LEAST_FOR_ONE) return { real, by: "one-edit" };
    if (distance === 2 && real.length >= LEAST_FOR_TWO) near ??= real;
  }
  return near === undefined ? undefined : { real: near, by: "two-edits" };
}

function scopeLikeness(scope: string): Likeness | undefined {
  if (SCOPES.includes(scope) || REAL_SCOPES.has(scope)) return undefined;
  const real =
    LIKENED_SCOPES.get(scope) ??
    SCOPES.find((each) => each.length > LEAST_FOR_ONE + 1 && editDistance(scope, each, 1) === 1);
  return real === undefined ? undefined : { real, by: "scope" };
}

/** Hyphens, dots and underscores are easily mistaken for each other. */
function joined(name: string): string {
  return name.replaceAll(/[-._]/g, "");
}
