import { DEFAULT_THRESHOLDS } from "../policy.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { ComposerTold } from "./answers.ts";
import { moveComposerConstraint } from "./constraint-edit.ts";
import type { ComposerEntry, ComposerLock } from "./facts.ts";
import {
  boundsFor,
  type ComposerLines,
  isWithin,
  lowestPhp,
  majorOf,
  type Release,
  runsOn,
  stableReleases,
} from "./releases.ts";
import { readComposerVersion } from "./version.ts";

/** A package that takes the place of an abandoned one as it is. */
export interface ComposerReplacement {
  readonly name: string;
  readonly version: string;
  readonly publishedAt: number;
  readonly edits: readonly TextEdit[];
}

interface Around {
  readonly manifest: ComposerLines;
  readonly lock: ComposerLock;
  readonly told: ReadonlyMap<string, ComposerTold | { readonly ok: false }>;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The release of a package that an abandonment names which says itself that it replaces the abandoned
 * one: of the major version in use where there is one, else the newest. Undefined where another
 * package asks for the abandoned one, since the new one may not count as the version that it wants.
 */
export function composerReplacement(
  entry: ComposerEntry,
  named: string,
  { manifest, lock, told, text, now }: Around,
): ComposerReplacement | undefined {
  const name = named.toLowerCase();
  const known = told.get(name);
  const { keyRange, valueRange, constraint } = entry;
  const isWritten =
    text.slice(keyRange.start, keyRange.end).toLowerCase() === entry.name &&
    text.slice(valueRange.start, valueRange.end) === constraint;
  if (!known?.ok || known.abandoned !== false || name === entry.name || !isWritten)
    return undefined;
  if (manifest.entries.some((each) => each.name === name)) return undefined;
  const others = [...lock.packages.values()].filter((each) => each.name !== entry.name);
  if (others.some(({ asks }) => asks.has(entry.name))) return undefined;
  const bounds = boundsFor(name, others, manifest);
  const php = lowestPhp(manifest);
  const fitting = stableReleases(known).filter(
    (release) =>
      release.needs?.replaces?.includes(entry.name) === true &&
      release.publishedAt <= now - DEFAULT_THRESHOLDS.coolDownMs &&
      runsOn(php, release) &&
      bounds !== undefined &&
      isWithin(release.version, bounds),
  );
  const best = fitting.findLast((each) => isOfMajor(each, entry, lock)) ?? fitting.at(-1);
  if (!best) return undefined;
  const moved = moveComposerConstraint(constraint, best.text) ?? `^${best.text.replace(/^v/i, "")}`;
  return {
    name,
    version: best.text,
    publishedAt: best.publishedAt,
    edits: [
      { ...keyRange, text: name },
      { ...valueRange, text: moved },
    ],
  };
}

function isOfMajor({ version }: Release, { name }: ComposerEntry, lock: ComposerLock): boolean {
  const installed = readComposerVersion(lock.packages.get(name)?.version ?? "");
  return installed !== undefined && majorOf(installed) === majorOf(version);
}
