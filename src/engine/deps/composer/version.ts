/** A version as Composer compares them: its numbers and words in order, or the name of a branch. */
export type ComposerVersion =
  | { readonly kind: "release"; readonly parts: readonly (number | string)[] }
  | { readonly kind: "branch"; readonly name: string };

/** What may follow the numbers: `-beta2`, `RC.1`, `-p3`, `-dev`. */
const STAGE = /^[._-]?(?:(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\d+){0,4}))?([.-]?dev)?$/i;
const NUMBERS = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/i;
const DATE = /^v?(\d{4}(?:[.:-]?\d{2}){1,6}(?:[.:-]?\d{1,3}){0,2})/;
const NUMERIC_BRANCH = /^v?(\d+)(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?[.-]dev$/;
const MAX_LENGTH = 200;
/** Stands for `x` in the name of a branch, as Composer writes it. */
const ANY = 9_999_999;

/** The words of a version from the least stable on; a number stands in the middle. */
const WORDS: ReadonlyMap<string, number> = new Map([
  ["dev", 0],
  ["alpha", 1],
  ["beta", 2],
  ["rc", 3],
  ["patch", 5],
]);
const NUMBER = 4;

const LONG_NAMES: Readonly<Record<string, string>> = {
  a: "alpha",
  b: "beta",
  pl: "patch",
  p: "patch",
};

/** Reads a version such as `2.4.6-p3`, `v1.0.0`, `1.x-dev` or `dev-main`; undefined where it is none. */
export function readComposerVersion(text: string): ComposerVersion | undefined {
  const version = text
    .trim()
    .replace(/\s+as\s+\S+$/, "")
    .replace(/@(?:stable|rc|beta|alpha|dev)$/i, "");
  if (version === "" || version.length > MAX_LENGTH) return undefined;
  if (/^dev-/i.test(version)) return { kind: "branch", name: version.slice("dev-".length) };
  if (/^(?:dev-)?(?:master|trunk|default)$/i.test(version))
    return { kind: "branch", name: version };
  return readRelease(version.replace(/\+\S*$/, "")) ?? readNumericBranch(version);
}

/** Below zero where `a` comes first. Branches have no order: nothing is known of them. */
export function compareComposerVersions(
  a: ComposerVersion,
  b: ComposerVersion,
): number | undefined {
  if (a.kind === "release" && b.kind === "release") return compareParts(a.parts, b.parts);
  return a.kind === "branch" && b.kind === "branch" && a.name === b.name ? 0 : undefined;
}

/** Releases that are no preview of one: `1.0.0` and `1.0.0-p1`, not `1.0.0-RC1`. */
export function isStableRelease(version: ComposerVersion): boolean {
  return (
    version.kind === "release" &&
    version.parts.every((part) => typeof part === "number" || part === "patch")
  );
}

/** The four numbers of a release and what follows them. */
export function release(
  numbers: readonly number[],
  stage: readonly (number | string)[],
): ComposerVersion {
  const four = [0, 1, 2, 3].map((index) => numbers[index] ?? 0);
  return { kind: "release", parts: [...four, ...stage] };
}

function readRelease(text: string): ComposerVersion | undefined {
  const numbers = NUMBERS.exec(text);
  const stage = numbers && readStage(text.slice(numbers[0].length));
  if (numbers && stage && (numbers[1]?.length ?? 0) <= 5) {
    return release(
      numbers.slice(1).map((part = "0") => Number(part)),
      stage,
    );
  }
  const date = DATE.exec(text);
  const rest = date && readStage(text.slice(date[0].length));
  if (!date || !rest) return undefined;
  const parts = (date[1] ?? "").split(/\D/).map(Number);
  return { kind: "release", parts: [...parts, ...rest] };
}

/** The words and numbers after the numbers of a release; undefined where it is something else. */
function readStage(text: string): (number | string)[] | undefined {
  if (text === "") return [];
  const match = STAGE.exec(text);
  if (!match) return undefined;
  const [, word = "", count = "", dev] = match;
  const short = word.toLowerCase();
  const name = LONG_NAMES[short] ?? short;
  const numbers = count
    .split(/[.-]/)
    .filter((part) => part !== "")
    .map(Number);
  return [
    ...(name === "" || name === "stable" ? [] : [name, ...numbers]),
    ...(dev === undefined ? [] : ["dev"]),
  ];
}

/** `1.x-dev` is newer than every release of 1. */
function readNumericBranch(text: string): ComposerVersion | undefined {
  const match = NUMERIC_BRANCH.exec(text);
  if (!match) return undefined;
  const numbers = match
    .slice(1)
    .map((part) => (part !== undefined && /^\d+$/.test(part) ? Number(part) : ANY));
  return release(numbers, ["dev"]);
}

/** The order of PHP's `version_compare`. */
function compareParts(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    const difference = comparePart(a[index] ?? 0, b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  const [longer, sign] = a.length > b.length ? [a, 1] : [b, -1];
  const next = longer[shared];
  if (next === undefined) return 0;
  return sign * (typeof next === "number" ? 1 : rank(next) - NUMBER);
}

function comparePart(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return rank(a) - rank(b);
}

function rank(part: number | string): number {
  return typeof part === "number" ? NUMBER : (WORDS.get(part) ?? -1);
}
