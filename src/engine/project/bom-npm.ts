import type { AdvisoryResult } from "../deps/advisory.ts";
import { fixedVersion } from "../deps/fixed-version.ts";
import { isVulnerable } from "../deps/holes.ts";
import { resolveLocked, resolveRequire } from "../deps/resolve-locked.ts";
import type { LockedPackage } from "../deps/types.ts";
import { type BomParts, type Ignoring, type Json, licence, ROOT } from "./bom-parts.ts";
import type { LockView } from "./manifest-view.ts";

/** A lockfile of npm's kind with what is known of vulnerable versions in it. */
export interface BomLock {
  readonly lock: LockView;
  readonly advisories?: AdvisoryResult | undefined;
  readonly ignored?: Ignoring;
}

/** Its packages with their relations and holes. */
export function addLock(parts: BomParts, { lock, advisories, ignored }: BomLock): void {
  const ways = lock.ways();
  const known = advisories?.ok ? advisories.advisories : undefined;
  for (const locked of lock.facts.packages.values()) {
    const ref = purl(locked);
    const { name, version } = locked;
    if (ref === undefined || version === undefined) continue;
    const production = ways.get(locked.path)?.production ?? !locked.dev;
    parts.add(ref, component(locked, ref, production), production);
    const needs = locked.requires.flatMap(
      (each) => purl(resolveRequire(lock.facts, locked, each)) ?? [],
    );
    parts.relate(ref, needs);
    for (const advisory of known?.get(name) ?? []) {
      if (!isVulnerable(version, advisory)) continue;
      const mended = mendedVersion(name, version, advisories);
      parts.affects(advisory, { ref, name, version, mended, ignored: ignored?.(name, advisory) });
    }
  }
  const direct = [...ways.values()].filter((way) => !way.from);
  parts.relate(
    ROOT,
    direct.flatMap((way) => purl(way.package) ?? []),
  );
  for (const [folder, imports] of lock.facts.importers ?? []) {
    const found = imports.flatMap(
      ({ key, spec }) => purl(resolveLocked(lock.facts, folder, key, spec)) ?? [],
    );
    parts.relate(ROOT, found);
  }
}

/** The package's address in the words of the package-url specification; none for the project's own. */
function purl(locked: LockedPackage | undefined): string | undefined {
  if (!locked || locked.link || locked.version === undefined) return undefined;
  const name = locked.name.split("/").map(encodeURIComponent).join("/");
  return `pkg:npm/${name}@${encodeURIComponent(locked.version)}`;
}

function component(locked: LockedPackage, ref: string, production: boolean): Json {
  const [scope, short] = locked.name.startsWith("@") ? locked.name.split("/") : [];
  const hash = sha(locked.integrity);
  return {
    type: "library",
    "bom-ref": ref,
    ...(scope !== undefined && { group: scope }),
    name: short ?? locked.name,
    version: locked.version,
    purl: ref,
    scope: production && !locked.optional ? "required" : "optional",
    ...(hash && { hashes: [hash] }),
    ...(locked.license !== undefined && { licenses: [licence(locked.license)] }),
    ...(!production && { properties: [{ name: "cdx:npm:package:development", value: "true" }] }),
  };
}

/** The checksum of a lockfile, in hexadecimal digits. */
function sha(integrity: string | undefined): Json | undefined {
  const match = /^sha(1|256|384|512)-([0-9A-Za-z+/]+=*)/.exec(integrity ?? "");
  if (!match) return undefined;
  const content = Buffer.from(match[2] ?? "", "base64").toString("hex");
  const bits = match[1] === "1" ? 160 : Number(match[1]);
  return content.length === bits / 4 ? { alg: `SHA-${match[1]}`, content } : undefined;
}

function mendedVersion(
  name: string,
  version: string,
  answer: AdvisoryResult | undefined,
): string | undefined {
  if (!answer?.ok) return undefined;
  const offered = answer.mended?.get(`${name}@${version}`);
  if (offered !== undefined) return offered ?? undefined;
  return fixedVersion(version, answer.advisories.get(name) ?? []);
}
