import type { ComposerAnswers } from "../deps/composer/answers.ts";
import type { ComposerLock, ComposerManifest, ComposerPackage } from "../deps/composer/facts.ts";
import { mendedComposerVersion } from "../deps/composer/holes.ts";
import { isAffectedBy } from "../deps/composer/releases.ts";
import { standInsOf } from "../deps/composer/stand-ins.ts";
import { readComposerVersion } from "../deps/composer/version.ts";
import { type BomParts, type Ignoring, type Json, licence, ROOT } from "./bom-parts.ts";

/** A composer.lock with what is known of vulnerable versions in it, ignored ones included. */
export interface BomComposer {
  readonly facts: ComposerManifest;
  readonly lock: ComposerLock;
  readonly answers?: ComposerAnswers | undefined;
  readonly ignored?: Ignoring;
}

/** Its packages with their relations and holes. */
export function addComposer(parts: BomParts, { facts, lock, answers, ignored }: BomComposer): void {
  const { packages } = lock;
  const standIns = standInsOf(lock);
  const refOf = (name: string): string[] => {
    const found = packages.get(name) ?? packages.get(standIns.get(name) ?? "");
    return found ? (purl(found) ?? []) : [];
  };
  const known = answers?.advisories.ok ? answers.advisories.advisories : undefined;
  for (const locked of packages.values()) {
    const [ref] = purl(locked);
    if (ref === undefined) continue;
    parts.add(ref, component(locked, ref), !locked.dev);
    parts.relate(ref, locked.requires.flatMap(refOf));
    const { name, version } = locked;
    const read = readComposerVersion(version);
    for (const advisory of known?.get(name) ?? []) {
      if (!read || !isAffectedBy(read, advisory)) continue;
      const mended = mendedIn(locked, answers);
      parts.affects(advisory, { ref, name, version, mended, ignored: ignored?.(name, advisory) });
    }
  }
  parts.relate(
    ROOT,
    facts.entries.flatMap(({ name }) => refOf(name)),
  );
}

/** The package's address in the words of the package-url specification; none for folders of the project. */
function purl({ name, version, kind }: ComposerPackage): string[] {
  if (kind === "path") return [];
  const path = name.split("/").map(encodeURIComponent).join("/");
  return [`pkg:composer/${path}@${encodeURIComponent(version)}`];
}

function component({ name, version, dev, license }: ComposerPackage, ref: string): Json {
  const [group, short] = name.includes("/") ? name.split("/") : [];
  return {
    type: "library",
    "bom-ref": ref,
    ...(group !== undefined && { group }),
    name: short ?? name,
    version,
    purl: ref,
    scope: dev ? "optional" : "required",
    ...(license !== undefined && { licenses: [licence(license)] }),
    ...(dev && { properties: [{ name: "cdx:composer:package:isDevRequirement", value: "true" }] }),
  };
}

function mendedIn(
  { name, version }: ComposerPackage,
  answers: ComposerAnswers | undefined,
): string | undefined {
  const told = answers?.told.get(name);
  const known = answers?.advisories.ok ? (answers.advisories.advisories.get(name) ?? []) : [];
  return told?.ok ? mendedComposerVersion(version, told.versions, known) : undefined;
}
