import semver from "semver";

const SIMPLE =
  /^(?<operator>\^|~>?|>=|=)?(?<space>\s*)(?<prefix>[vV]?)(?<major>\d+)(?:\.(?<minor>\d+|[xX*]))?(?:\.(?<patch>\d+|[xX*]))?(?<tail>[-+][0-9A-Za-z.+-]*)?$/;
const BOUNDED =
  /^>=(?<space>\s*)(?<prefix>[vV]?)\d+(?:\.\d+){0,2}(?<between>\s+)<(?<gap>\s*)(?<upper>\d+(?:\.0){0,2})(?<open>-0)?$/;

/**
 * The text of a range moved to `version`, in the same style: operator, `v`, number of parts and
 * `x` stay, an alternative is added to a list of alternatives. Undefined when the style leaves no
 * single right answer, or when the new text would not let `version` in.
 */
export function moveRangeText(text: string, version: string): string | undefined {
  const moved = text.includes("||") ? addAlternative(text, version) : moveOne(text, version);
  if (moved === undefined || moved === text) return undefined;
  return semver.satisfies(version, moved, { loose: true }) ? moved : undefined;
}

function addAlternative(text: string, version: string): string | undefined {
  const alternatives = text.split("||").map((part) => part.trim());
  const last = alternatives.at(-1);
  const moved = last === undefined ? undefined : moveOne(last, version);
  if (moved === undefined) return undefined;
  const separator = /\s*\|\|\s*/.exec(text)?.[0] ?? " || ";
  return `${text.trimEnd()}${separator}${moved}`;
}

function moveOne(text: string, version: string): string | undefined {
  return moveSimple(text, version) ?? moveBounded(text, version);
}

function moveSimple(text: string, version: string): string | undefined {
  const parts = SIMPLE.exec(text)?.groups;
  const target = semver.parse(version);
  if (!parts || !target) return undefined;
  const head = `${parts["operator"] ?? ""}${parts["space"] ?? ""}${parts["prefix"] ?? ""}`;
  const full = parts["patch"] !== undefined && /^\d+$/.test(parts["patch"]);
  // A prerelease exists only with all three numbers.
  if (full || target.prerelease.length > 0) return `${head}${target.version}`;
  const minor = keepStyle(parts["minor"], target.minor);
  const patch = keepStyle(parts["patch"], target.patch);
  return `${head}${target.major}${minor}${patch}`;
}

/** `.4` where a number stood, `.x` where an `x` stood, nothing where nothing stood. */
function keepStyle(written: string | undefined, value: number): string {
  if (written === undefined) return "";
  return /^\d+$/.test(written) ? `.${value}` : `.${written}`;
}

/** `>=1.2.0 <2.0.0`, with an upper bound at a major version. */
function moveBounded(text: string, version: string): string | undefined {
  const parts = BOUNDED.exec(text)?.groups;
  const target = semver.parse(version);
  if (!parts || !target || target.prerelease.length > 0) return undefined;
  const zeros = (parts["upper"] ?? "").split(".").length - 1;
  const upper = `${target.major + 1}${".0".repeat(zeros)}${parts["open"] ?? ""}`;
  const lower = `>=${parts["space"] ?? ""}${parts["prefix"] ?? ""}${target.version}`;
  return `${lower}${parts["between"] ?? " "}<${parts["gap"] ?? ""}${upper}`;
}
