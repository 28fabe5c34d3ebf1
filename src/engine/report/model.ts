import type { Finding } from "../findings/finding.ts";
import type { Confidence, Level, Preset } from "../findings/level.ts";
import type { DependencyHealth } from "../findings/health.ts";
import type { DetectedPlatform } from "../platforms/platform.ts";
import type { TextEdit } from "../text/edit.ts";
import type { ParseProblem } from "../text/problem.ts";

// The shapes that reports need, kept apart from those of the project: reports are pure data in, text out.

/** What a report says about a rule. */
export interface ReportRule {
  readonly id: string;
  readonly meta: {
    readonly category: string;
    readonly title: string;
    readonly level: Level;
    readonly confidence: Confidence;
    readonly preset: Preset;
    readonly cwe: readonly number[];
    readonly owasp: readonly string[];
    readonly tips: readonly number[];
  };
  readonly messages: Readonly<Record<string, { readonly what: string; readonly help: string }>>;
  readonly fixes?: readonly { readonly title: string; readonly kind: string }[];
  readonly noFix?: string;
}

/** The result of one file. */
export interface ReportFile {
  readonly path: string;
  readonly pathClass:
    | { readonly kind: "normal" }
    | { readonly kind: "muted" | "lowered"; readonly reason: string };
  readonly findings: readonly Finding[];
  readonly silenced: readonly Finding[];
  readonly problem?: ParseProblem;
  readonly lines: number;
}

export interface ReportSkipped {
  /** Ends with a slash for a folder that was left out whole. */
  readonly path: string;
  readonly reason: string;
}

export interface ReportNotChecked {
  readonly what: string;
  readonly reason: string;
  readonly file?: string;
  readonly rule?: string;
}

/** What an audit gave. */
export interface ReportAudit {
  readonly results: readonly ReportFile[];
  readonly skipped: readonly ReportSkipped[];
  readonly notChecked: readonly ReportNotChecked[];
  readonly platforms: readonly DetectedPlatform[];
  /** Absent where the audit did not come to the dependencies. */
  readonly dependencies?: DependencyHealth;
  readonly cancelled: boolean;
  readonly lines: number;
}

/** A fix with its edits on offsets of the finding's file. */
export interface ReportFix {
  readonly finding: { readonly fingerprint: string };
  readonly offer: { readonly id: string; readonly title: string };
  readonly edits: readonly TextEdit[];
}

/** Everything that a report is made of. */
export interface ReportInput {
  readonly audit: ReportAudit;
  /** All rules of the program. */
  readonly rules: readonly ReportRule[];
  /** How many of them ran. */
  readonly activeRules: number;
  readonly preset: Preset;
  /** The audited folder, as the user named it. */
  readonly root: string;
  /** The program's own version. */
  readonly version: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Files of kinds that no rule looks at. */
  readonly otherFiles: number;
  /** The texts that the findings were made from. */
  readonly read: (path: string) => string | undefined;
}
