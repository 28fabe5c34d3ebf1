import { readComposerConstraint, satisfiesComposer } from "./constraint.ts";
import { readComposerVersion } from "./version.ts";

const SIMPLE = /^(?<head>(?:\^|~|>=|=)?\s*)(?<v>v?)(?<numbers>\d+(?:\.\d+){0,3})$/i;
const WILDCARD = /^(?<head>v?)(?<numbers>\d+(?:\.\d+){0,2})(?<tail>\.[*xX])$/i;
const RELEASE = /^v?(?<numbers>\d+(?:\.\d+){0,3})(?<stage>[-.]?\D.*)?$/i;

/**
 * The text of a constraint moved to a version, in the same style: operator, `v`, number of parts and
 * `*` stay, and to a list of alternatives one more is added. Undefined where the style leaves no
 * single right answer, or where the new text would not let the version in.
 */
export function moveComposerConstraint(text: string, version: string): string | undefined {
  const moved = text.includes("|") ? withAlternative(text, version) : moveOne(text, version);
  const target = readComposerVersion(version);
  const constraint = moved === undefined ? undefined : readComposerConstraint(moved);
  if (!target || !constraint || moved === text) return undefined;
  return satisfiesComposer(target, constraint) ? moved : undefined;
}

/** The same where the version is let in already, and is to be the lowest. */
export function raiseComposerConstraint(text: string, version: string): string | undefined {
  // Which of several alternatives is to go is for people to say.
  return text.includes("|") ? undefined : moveComposerConstraint(text, version);
}

function withAlternative(text: string, version: string): string | undefined {
  const last = text.split(/\|\|?/).at(-1)?.trim();
  const moved = last === undefined ? undefined : moveOne(last, version);
  if (moved === undefined) return undefined;
  const separator = /\s*\|\|?\s*/.exec(text)?.[0] ?? " || ";
  return `${text.trimEnd()}${separator}${moved}`;
}

function moveOne(text: string, version: string): string | undefined {
  const to = RELEASE.exec(version)?.groups;
  const numbers = to?.["numbers"]?.split(".") ?? [];
  if (numbers.length === 0) return undefined;
  const wildcard = WILDCARD.exec(text)?.groups;
  if (wildcard) {
    const { head = "", numbers: given = "", tail = "" } = wildcard;
    return `${head}${partsOf(numbers, given)}${tail}`;
  }
  const parts = SIMPLE.exec(text)?.groups;
  if (!parts) return undefined;
  const { head = "", v = "", numbers: given = "" } = parts;
  const stage = to?.["stage"] ?? "";
  const isExact = head.trim() === "" || head.trim() === "=";
  // An exact version is what was published, and a patch of a release exists only with all of its numbers.
  const moved = isExact || stage !== "" ? numbers.join(".") : partsOf(numbers, given);
  return `${head}${v}${moved}${stage}`;
}

/** With all numbers of a version, for `^` and `>=`, which mean the same however many there are. */
export function lengthenComposerConstraint(text: string, version: string): string | undefined {
  const parts = SIMPLE.exec(text)?.groups;
  const to = RELEASE.exec(version)?.groups;
  const head = parts?.["head"] ?? "";
  if (!to || !/^(?:\^|>=)/.test(head)) return undefined;
  const moved = `${head}${parts?.["v"] ?? ""}${to["numbers"]}${to["stage"] ?? ""}`;
  const constraint = readComposerConstraint(moved);
  const target = readComposerVersion(version);
  return target && constraint && satisfiesComposer(target, constraint) ? moved : undefined;
}

/** As many numbers as were given. */
function partsOf(numbers: readonly string[], given: string): string {
  return given
    .split(".")
    .map((_, index) => numbers[index] ?? "0")
    .join(".");
}
