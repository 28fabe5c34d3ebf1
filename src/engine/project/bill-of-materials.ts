import type { Advisory, AdvisoryResult } from "../deps/advisory.ts";
import { fixedVersion } from "../deps/fixed-version.ts";
import { isVulnerable } from "../deps/holes.ts";
import { resolveLocked, resolveRequire } from "../deps/resolve-locked.ts";
import type { LockedPackage } from "../deps/types.ts";
import type { LockView } from "./manifest-view.ts";

/** A lockfile with what is known of vulnerable versions in it. */
interface BomLock {
  readonly lock: LockView;
  readonly advisories?: AdvisoryResult | undefined;
  /** Why the team ignores an advisory about a package, where it does. */
  readonly ignored?: (name: string, advisory: Advisory) => IgnoredBecause | undefined;
}

interface IgnoredBecause {
  readonly reason: string;
  /** The last day on which it holds. */
  readonly until?: string;
}

export interface BomInput {
  readonly locks: readonly BomLock[];
  /** The audited folder, as it is called in reports. */
  readonly root: string;
  /** Storewarden's. */
  readonly version: string;
  readonly now: Date;
}

/** An advisory with the packages that it is about. */
interface KnownHole {
  readonly advisory: Advisory;
  /** By the package's reference: in which version it is mended, where one is known. */
  readonly affected: Map<string, string | undefined>;
  /** Why it is ignored; absent where it counts for one of the packages. */
  ignored?: IgnoredBecause | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** All packages of the lockfiles with their relations and known vulnerabilities: CycloneDX 1.6. */
export function toCycloneDx({ locks, root, version, now }: BomInput): Json {
  const components = new Map<string, Json>();
  const relations = new Map<string, Set<string>>();
  const holes = new Map<string, KnownHole>();
  for (const { lock, advisories, ignored } of locks) {
    const ways = lock.ways();
    const known = advisories?.ok ? advisories.advisories : undefined;
    for (const locked of lock.facts.packages.values()) {
      const ref = purl(locked);
      if (ref === undefined) continue;
      const production = ways.get(locked.path)?.production ?? !locked.dev;
      // Of several copies one for production decides.
      if (production || !components.has(ref))
        components.set(ref, component(locked, ref, production));
      const needs = locked.requires.flatMap(
        (each) => purl(resolveRequire(lock.facts, locked, each)) ?? [],
      );
      relate(relations, ref, needs);
      for (const advisory of known?.get(locked.name) ?? []) {
        if (locked.version === undefined || !isVulnerable(locked.version, advisory)) continue;
        const because = ignored?.(locked.name, advisory);
        const before = holes.get(advisory.id);
        const hole = before ?? { advisory, affected: new Map(), ignored: because };
        if (!because) hole.ignored = undefined;
        hole.affected.set(ref, mendedVersion(locked.name, locked.version, advisories));
        holes.set(advisory.id, hole);
      }
    }
    const direct = [...ways.values()].filter((way) => !way.from);
    relate(
      relations,
      ROOT,
      direct.flatMap((way) => purl(way.package) ?? []),
    );
    for (const [folder, imports] of lock.facts.importers ?? []) {
      const found = imports.flatMap(
        ({ key, spec }) => purl(resolveLocked(lock.facts, folder, key, spec)) ?? [],
      );
      relate(relations, ROOT, found);
    }
  }
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      timestamp: now.toISOString(),
      tools: { components: [{ type: "application", name: "storewarden", version }] },
      component: { type: "application", "bom-ref": ROOT, name: root },
    },
    components: [...components.values()],
    dependencies: [...relations].map(([ref, needs]) => ({ ref, dependsOn: [...needs] })),
    vulnerabilities: [...holes.values()].map(vulnerability),
  };
}

const ROOT = "root";

function relate(relations: Map<string, Set<string>>, ref: string, needs: readonly string[]): void {
  const set = relations.get(ref) ?? new Set<string>();
  for (const each of needs) set.add(each);
  relations.set(ref, set);
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

/** Several licences are an expression; a single one is named as the lockfile does. */
function licence(text: string): Json {
  const isExpression = /^\(?[\w.+-]+(?:\s+(?:AND|OR|WITH)\s+[\w.+()-]+)+\)?$/.test(text);
  return isExpression ? { expression: text } : { license: { name: text } };
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

function vulnerability({ advisory, affected, ignored }: KnownHole): Json {
  const { id, url, severity, score, title, cwe } = advisory;
  const rated = severity === "moderate" ? "medium" : severity;
  const cwes = cwe.map((each) => Number(each.slice("CWE-".length)));
  return {
    id,
    ...(url !== undefined && { source: { name: "GitHub Advisory Database", url } }),
    ratings: [{ severity: rated, ...(score !== undefined && { score, method: "other" }) }],
    ...(cwes.length > 0 && { cwes }),
    description: title,
    recommendation: recommendation(affected),
    ...(url !== undefined && { advisories: [{ title, url }] }),
    ...(ignored && { analysis: analysisOf(ignored) }),
    affects: [...affected.keys()].map((ref) => ({
      ref,
      versions: [{ version: decodeURIComponent(versionOf(ref)), status: "affected" }],
    })),
  };
}

/** What a person wrote down as the reason why it does no harm. */
function analysisOf({ reason, until }: IgnoredBecause): Json {
  const limit = until === undefined ? "" : ` (until ${until})`;
  return { state: "not_affected", detail: `${reason}${limit}` };
}

function recommendation(affected: KnownHole["affected"]): string {
  return [...affected]
    .map(([ref, mended]) => {
      const name = decodeURIComponent(ref.slice("pkg:npm/".length, ref.lastIndexOf("@")));
      const installed = `${name} ${decodeURIComponent(versionOf(ref))}`;
      return mended === undefined
        ? `No version is known in which ${installed} is mended.`
        : `Update ${installed} to ${mended}.`;
    })
    .join(" ");
}

function versionOf(ref: string): string {
  return ref.slice(ref.lastIndexOf("@") + 1);
}
