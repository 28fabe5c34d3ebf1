import type { Advisory } from "../deps/advisory.ts";

export type Json = Readonly<Record<string, unknown>>;

/** What the project itself is called among components. */
export const ROOT = "root";

interface IgnoredBecause {
  readonly reason: string;
  /** The last day on which it holds. */
  readonly until?: string;
}

/** Why the team ignores an advisory about a package, where it does. */
export type Ignoring = (name: string, advisory: Advisory) => IgnoredBecause | undefined;

/** A vulnerable package. */
export interface Affected {
  readonly ref: string;
  readonly name: string;
  readonly version: string;
  /** The version in which it is mended, where one is known. */
  readonly mended: string | undefined;
  readonly ignored: IgnoredBecause | undefined;
}

interface KnownHole {
  readonly advisory: Advisory;
  readonly affected: Map<string, Affected>;
}

/** What a bill of materials is gathered in: each package once, wherever it is installed. */
export class BomParts {
  readonly components = new Map<string, Json>();
  readonly #relations = new Map<string, Set<string>>();
  readonly #holes = new Map<string, KnownHole>();

  /** Of several copies one for production decides. */
  add(ref: string, component: Json, production: boolean): void {
    if (production || !this.components.has(ref)) this.components.set(ref, component);
  }

  relate(ref: string, needs: readonly string[]): void {
    const set = this.#relations.get(ref) ?? new Set<string>();
    for (const each of needs) set.add(each);
    this.#relations.set(ref, set);
  }

  affects(advisory: Advisory, affected: Affected): void {
    const hole = this.#holes.get(advisory.id) ?? { advisory, affected: new Map() };
    const before = hole.affected.get(affected.ref);
    // What counts somewhere counts.
    const ignored = before && !before.ignored ? undefined : affected.ignored;
    hole.affected.set(affected.ref, { ...affected, ignored });
    this.#holes.set(advisory.id, hole);
  }

  relations(): readonly Json[] {
    return [...this.#relations].map(([ref, needs]) => ({ ref, dependsOn: [...needs] }));
  }

  vulnerabilities(): readonly Json[] {
    return [...this.#holes.values()].map(vulnerability);
  }
}

/** Several licences are an expression; a single one is named as the lockfile does. */
export function licence(text: string): Json {
  const isExpression = /^\(?[\w.+-]+(?:\s+(?:AND|OR|WITH)\s+[\w.+()-]+)+\)?$/.test(text);
  return isExpression ? { expression: text } : { license: { name: text } };
}

function vulnerability({ advisory, affected: all }: KnownHole): Json {
  const { id, url, severity, score, title, cwe } = advisory;
  const rated = severity === "moderate" ? "medium" : severity;
  const cwes = cwe.map((each) => Number(each.slice("CWE-".length)));
  const affected = [...all.values()];
  const reasons = affected.map(({ ignored }) => ignored);
  return {
    id,
    ...(url !== undefined && { source: { name: "GitHub Advisory Database", url } }),
    ratings: [{ severity: rated, ...(score !== undefined && { score, method: "other" }) }],
    ...(cwes.length > 0 && { cwes }),
    description: title,
    recommendation: affected.map(recommendation).join(" "),
    ...(url !== undefined && { advisories: [{ title, url }] }),
    ...(reasons.every((each) => each !== undefined) && { analysis: analysisOf(reasons) }),
    affects: affected.map(({ ref, version }) => ({
      ref,
      versions: [{ version, status: "affected" }],
    })),
  };
}

/** What a person wrote down as the reason why it does no harm. */
function analysisOf(reasons: readonly IgnoredBecause[]): Json {
  const words = reasons.map(({ reason, until }) => {
    return until === undefined ? reason : `${reason} (until ${until})`;
  });
  return { state: "not_affected", detail: [...new Set(words)].join("; ") };
}

function recommendation({ name, version, mended }: Affected): string {
  const installed = `${name} ${version}`;
  return mended === undefined
    ? `No version is known in which ${installed} is mended.`
    : `Update ${installed} to ${mended}.`;
}
