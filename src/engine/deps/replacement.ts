import { compareVersions, majorOf } from "./read-version.ts";
import { coolDownOf, type PolicyInput } from "./policy.ts";
import { coolDown } from "./publish-times.ts";
import { moveRangeText } from "./range-edit.ts";
import { findVersion, isStable, satisfies, stepBetween } from "./semver-range.ts";
import type { UpdateTarget } from "./update-target.ts";

/**
 * The package that a deprecation names, where it can take the place of the old one as it is: it has
 * the very version that is in use, so that the package only goes on under another name. The alias
 * keeps all imports as they are.
 */
export function replacementTarget(
  input: PolicyInput,
  { version, message }: { readonly version: string; readonly message: string },
): UpdateTarget | undefined {
  const { entry, facts, now } = input;
  const name = namedReplacement(message);
  const known = facts.replacement?.ok ? facts.replacement.facts : undefined;
  if (!known || known.name !== name || name === entry.name || entry.range === undefined) return;
  if (!findVersion(known, version)) return undefined;
  const best = known.versions.findLast(
    (each) =>
      compareVersions(each.version, version) >= 0 &&
      majorOf(each.version) === majorOf(version) &&
      (isStable(each.version) || each.version === version) &&
      each.deprecated === undefined &&
      coolDown(known, each, now, coolDownOf(input, each.version)) === "past",
  );
  if (!best) return undefined;
  const moved = moveRangeText(entry.range, best.version);
  const range = moved ?? (satisfies(best.version, entry.range) ? entry.range : best.version);
  return {
    version: best.version,
    step: stepBetween(version, best.version),
    breaking: false,
    replacement: name,
    ...(best.publishedAt !== undefined && { publishedAt: best.publishedAt }),
    newText: `npm:${name}@${range}`,
  };
}

/** The package that a message such as "use X instead" names, when it clearly does. */
export function namedReplacement(message: string): string | undefined {
  return inText(message.slice(0, LONGEST_MESSAGE));
}

/** Whoever needs more words does not name a package. */
const LONGEST_MESSAGE = 1000;

function inText(message: string): string | undefined {
  const name =
    /\b(?:use|to|by|with|try|renamed (?:to|as)|moved to)\s+[`'"]?(@[a-z0-9][\w.-]*\/[a-z0-9][\w.-]*|[a-z0-9][a-z0-9._-]*)[`'"]?/gi;
  for (const match of message.matchAll(name)) {
    const candidate = match[1]?.replace(/[.]+$/, "") ?? "";
    const marked = candidate.startsWith("@") || /[`'"]/.test(match[0]);
    const after = message.slice(match.index + match[0].length);
    // An ordinary word after "use" is no package: without a scope or quotes it must end the thought.
    if (
      marked ||
      (/^\s*(?:instead\b|package\b)/i.test(after) && !ORDINARY.has(candidate.toLowerCase()))
    ) {
      return candidate;
    }
  }
  return undefined;
}

const ORDINARY = new Set([
  "it",
  "this",
  "that",
  "them",
  "something",
  "the",
  "a",
  "another",
  "native",
]);
