import {
  compareComposerVersions,
  type ComposerVersion,
  readComposerVersion,
  release,
} from "./version.ts";

type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=";

interface Comparison {
  readonly operator: Operator;
  readonly version: ComposerVersion;
}

/** One of several lists of comparisons, all of which hold; an empty list lets everything in. */
export type ComposerConstraint = readonly (readonly Comparison[])[];

/** What people and registries write is a line; bounded, since it is read for each version. */
const MAX_LENGTH = 4000;
const MAX_COMPARISONS = 400;

const PARTS = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/i;
const WILDCARD = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.[xX*])+$/;

/**
 * Reads a constraint such as `^2.4 || >=3.0,<3.2`, `~1.2`, `1.0 - 2.0`, `dev-main` or `2.4.*`, as
 * Composer does; undefined where it is none.
 */
export function readComposerConstraint(text: string): ComposerConstraint | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const lists: Comparison[][] = [];
  let count = 0;
  for (const alternative of text.split(/\|\|?/)) {
    const list = readAll(alternative);
    if (!list) return undefined;
    lists.push(list);
    count += list.length;
  }
  return count <= MAX_COMPARISONS ? lists : undefined;
}

/** Whether a constraint lets a version in. Branches are let in by their names alone. */
export function satisfiesComposer(
  version: ComposerVersion,
  constraint: ComposerConstraint,
): boolean {
  return constraint.some((list) => list.every((each) => holds(version, each)));
}

function holds(version: ComposerVersion, { operator, version: bound }: Comparison): boolean {
  const order = compareComposerVersions(version, bound);
  if (order === undefined) return operator === "!=";
  switch (operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    default:
      return order >= 0;
  }
}

/** The comparisons between two bars, all of which have to hold. */
function readAll(text: string): Comparison[] | undefined {
  // An alias says what a branch passes for, and does not change which branch is meant.
  const trimmed = text.trim().replace(/\s+as\s+[^,\s]+/g, "");
  if (trimmed === "") return undefined;
  const comparisons: Comparison[] = [];
  const spaced = trimmed.replace(/([<>=!~^])\s+/g, "$1");
  const hyphens = /^(\S+)\s+-\s+(\S+)$/.exec(spaced);
  if (hyphens) return between(hyphens[1] ?? "", hyphens[2] ?? "");
  for (const part of spaced.split(/[,\s]+/)) {
    if (part === "") continue;
    const own = readOne(part);
    if (!own) return undefined;
    comparisons.push(...own);
  }
  return comparisons;
}

function readOne(text: string): Comparison[] | undefined {
  // What a branch was at on a day, and how stable a version has to be, do not bound it.
  const constraint = text
    .replace(/^([^,\s#]+)#\S+$/, "$1")
    .replace(/@(?:stable|rc|beta|alpha|dev)$/i, "");
  if (/^(?:v?[xX*](?:\.[xX*])*)?$/.test(constraint)) return [];
  if (constraint.startsWith("^")) return caret(constraint.slice(1));
  if (constraint.startsWith("~")) return tilde(constraint.slice(1));
  const wildcard = WILDCARD.exec(constraint);
  if (wildcard) {
    const given = numbersOf(wildcard);
    return range(release(given, ["dev"]), given, given.length);
  }
  const match = /^(<>|!=|>=?|<=?|==?)?(.+)$/.exec(constraint);
  const operator = operatorOf(match?.[1]);
  const written = match?.[2] ?? "";
  const version = readComposerVersion(written);
  if (!version) return undefined;
  const isOpen = operator === "<" || operator === ">=";
  return [{ operator, version: isOpen ? withPreviews(version, written) : version }];
}

function operatorOf(text: string | undefined): Operator {
  if (text === undefined || text === "==") return "=";
  return text === "<>" ? "!=" : (text as Operator);
}

/** `^1.2.3`: up to the next number that may break, the first that is not zero. */
function caret(text: string): Comparison[] | undefined {
  const parts = PARTS.exec(text);
  const version = readComposerVersion(text);
  if (!parts || !version) return undefined;
  const given = numbersOf(parts);
  const [major = 0, minor, patch] = given;
  const position =
    major !== 0 || minor === undefined ? 1 : minor !== 0 || patch === undefined ? 2 : 3;
  return range(withPreviews(version, text), given, position);
}

/** `~1.2.3`: the last number that is given may grow. */
function tilde(text: string): Comparison[] | undefined {
  const parts = PARTS.exec(text);
  const version = readComposerVersion(text);
  if (!parts || !version) return undefined;
  const given = numbersOf(parts);
  return range(withPreviews(version, text), given, Math.max(1, given.length - 1));
}

/** `1.0 - 2.0` ends with the last 2.0.x, `1.0 - 2.0.0` with 2.0.0 itself. */
function between(from: string, to: string): Comparison[] | undefined {
  const low = readComposerVersion(from);
  const high = readComposerVersion(to);
  const parts = PARTS.exec(to);
  if (!low || !high || !parts) return undefined;
  const start: Comparison = { operator: ">=", version: withPreviews(low, from) };
  const given = numbersOf(parts);
  if (given.length >= 3 || parts[0].length < to.length)
    return [start, { operator: "<=", version: high }];
  return [start, { operator: "<", version: after(given, given.length) }];
}

function range(low: ComposerVersion, given: readonly number[], position: number): Comparison[] {
  return [
    { operator: ">=", version: low },
    { operator: "<", version: after(given, position) },
  ];
}

/** The first version with a higher number at a position, its previews included. */
function after(given: readonly number[], position: number): ComposerVersion {
  const kept = given.slice(0, position);
  return release([...kept.slice(0, -1), (kept.at(-1) ?? 0) + 1], ["dev"]);
}

/** A bound that names no preview begins below all previews of its version. */
function withPreviews(version: ComposerVersion, written: string): ComposerVersion {
  if (version.kind === "branch" || version.parts.some((part) => typeof part === "string"))
    return version;
  if (/-stable$/i.test(written)) return version;
  return { kind: "release", parts: [...version.parts, "dev"] };
}

function numbersOf(match: RegExpExecArray): number[] {
  return match.slice(1, 5).flatMap((part) => (part === undefined ? [] : [Number(part)]));
}
