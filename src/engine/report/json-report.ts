import type { Finding } from "../findings/finding.ts";
import type { DependencyHealth, HealthItem } from "../findings/health.ts";
import type { DetectedPlatform } from "../platforms/platform.ts";
import type { ReportInput, ReportNotChecked, ReportRule, ReportSkipped } from "./model.ts";
import { type Place, Places } from "./places.ts";
import { type Summary, summarise } from "./summary.ts";

/** The JSON export. Described by `media/schemas/report.schema.json`. */
export interface JsonReport {
  /** The program's version. */
  readonly version: string;
  readonly root: string;
  readonly summary: Summary;
  readonly platforms: readonly DetectedPlatform[];
  /** Absent where the audit did not come to them. */
  readonly dependencies?: JsonDependencies;
  readonly findings: readonly JsonFinding[];
  readonly skipped: readonly ReportSkipped[];
  readonly notChecked: readonly ReportNotChecked[];
}

/** The health of all dependencies; times are ISO 8601. */
interface JsonDependencies extends Pick<DependencyHealth, "installed" | "silenced"> {
  readonly coverage: Omit<DependencyHealth["coverage"], "asOf" | "advisoriesAsOf"> & {
    readonly asOf?: string;
    readonly advisoriesAsOf?: string;
  };
  readonly packages: readonly (Omit<HealthItem, "places"> & {
    readonly places: readonly {
      readonly file: string;
      readonly range: Place;
      readonly path: readonly string[];
    }[];
  })[];
}

interface JsonFinding {
  readonly ruleId: string;
  readonly level: Finding["level"];
  readonly message: string;
  readonly help: string;
  readonly file: string;
  readonly range: Place;
  readonly steps: readonly {
    readonly file: string;
    readonly range: Place;
    readonly message: string;
  }[];
  /** What it rests on, such as the way to a package and who imports it. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly fixes: readonly { readonly title: string; readonly kind: string }[];
  readonly fingerprint: string;
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
  /** The most fitting of the twelve tips. */
  readonly tip: number | null;
  /** Set when a suppression silences the finding: it is not counted in the summary. */
  readonly suppressed?: NonNullable<Finding["silenced"]>;
}

export function toJson(input: ReportInput): JsonReport {
  const places = new Places(input.read);
  const rules = new Map(input.rules.map((rule) => [rule.id, rule]));
  const findings = input.audit.results.flatMap((result) => [
    ...result.findings.map((finding) => toFinding(finding, places, rules.get(finding.ruleId))),
    ...result.silenced.map((finding) => ({
      ...toFinding(finding, places, rules.get(finding.ruleId)),
      ...(finding.silenced ? { suppressed: finding.silenced } : {}),
    })),
  ]);
  return {
    version: input.version,
    root: input.root,
    summary: summarise(input),
    platforms: input.audit.platforms,
    ...(input.audit.dependencies && {
      dependencies: toDependencies(input.audit.dependencies, places),
    }),
    findings,
    skipped: input.audit.skipped,
    notChecked: input.audit.notChecked,
  };
}

function toDependencies(health: DependencyHealth, places: Places): JsonDependencies {
  const { asOf, advisoriesAsOf, ...coverage } = health.coverage;
  return {
    installed: health.installed,
    silenced: health.silenced,
    coverage: {
      ...coverage,
      ...(asOf !== undefined && { asOf: new Date(asOf).toISOString() }),
      ...(advisoriesAsOf !== undefined && {
        advisoriesAsOf: new Date(advisoriesAsOf).toISOString(),
      }),
    },
    packages: health.items.map((item) => ({
      ...item,
      places: item.places.map(({ manifest, at, path }) => ({
        file: manifest,
        range: places.of(manifest, at),
        path,
      })),
    })),
  };
}

function toFinding(finding: Finding, places: Places, rule: ReportRule | undefined): JsonFinding {
  return {
    ruleId: finding.ruleId,
    level: finding.level,
    message: finding.message,
    help: finding.help,
    file: finding.file,
    range: places.of(finding.file, finding.range),
    steps: finding.steps.map((step) => ({
      file: step.file,
      range: places.of(step.file, step.range),
      message: step.message,
    })),
    facts: finding.facts.map(({ label, value }) => ({ label, value })),
    fixes: finding.fixes.map(({ title, kind }) => ({ title, kind })),
    fingerprint: finding.fingerprint,
    cwe: rule?.meta.cwe ?? [],
    owasp: rule?.meta.owasp ?? [],
    tip: rule?.meta.tips[0] ?? null,
  };
}
