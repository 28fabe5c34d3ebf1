import type { Level } from "../engine/findings/level.ts";
import type { FolderHealth } from "./health.ts";
import type { ReportTextKey } from "./report-texts.ts";

/** What the report page shows: the last audit of each folder. Plain data. */
export interface ReportModel {
  readonly version: string;
  readonly trusted: boolean;
  readonly folders: readonly FolderReport[];
}

type LevelCounts = Readonly<Record<Level, number>>;

export interface FolderReport {
  readonly name: string;
  /** Identifies the folder in requests. */
  readonly uri: string;
  /** Set when a single file was audited: its path. */
  readonly only?: string;
  /** ISO 8601. */
  readonly endedAt: string;
  readonly durationMs: number;
  readonly cancelled: boolean;
  readonly preset: string;
  readonly files: number;
  readonly lines: number;
  readonly activeRules: number;
  readonly levels: LevelCounts;
  readonly fixable: number;
  readonly findings: readonly ReportFinding[];
  /** Findings that are not listed, since nobody reads so many; they are in the exports. */
  readonly hidden: number;
  /** What the folders are made for, in words. */
  readonly platforms: readonly ReportPlatform[];
  /** Absent where a single file was audited, or the audit did not come to them. */
  readonly dependencies?: FolderHealth;
  /** All twelve tips, in their order. */
  readonly tips: readonly ReportTip[];
  readonly rules: readonly { readonly ruleId: string; readonly title: string }[];
  readonly silenced: readonly {
    readonly ruleId: string;
    readonly by: "comment" | "configuration";
    readonly reason: string;
    readonly until?: string;
    readonly findings: number;
  }[];
  readonly lowered: readonly { readonly reason: string; readonly findings: number }[];
  /** What was left out, muted files among them. */
  readonly skipped: readonly {
    readonly reason: string;
    readonly files: number;
    readonly folders: number;
  }[];
  readonly notChecked: readonly { readonly reason: string; readonly what: readonly string[] }[];
}

interface ReportPlatform {
  readonly name: string;
  readonly roles: readonly string[];
  /** `.` is the root. */
  readonly folder: string;
  readonly version: string;
  readonly support: string;
  readonly status: "supported" | "behind" | "ended" | "unknown";
}

interface ReportTip {
  readonly tip: number;
  readonly title: string;
  /** What no code shows, so that somebody has to look. */
  readonly beyondCode: string;
}

export interface ReportFinding {
  readonly ruleId: string;
  readonly level: Level;
  readonly message: string;
  readonly help: string;
  readonly file: string;
  readonly uri: string;
  /** From 0, as editors count. */
  readonly line: number;
  readonly column: number;
  readonly tips: readonly number[];
  readonly fixes: number;
}

/** From the page to the extension. */
export type ReportRequest =
  | { readonly type: "ready" }
  | {
      readonly type: "open";
      readonly uri: string;
      readonly line: number;
      readonly column: number;
    }
  | { readonly type: "rule"; readonly ruleId: string }
  | { readonly type: "audit" }
  | { readonly type: "export" };

/** From the extension to the page. `texts` are the page's translated words by their keys. */
export type ReportMessage =
  | {
      readonly type: "report";
      readonly model: ReportModel | null;
      readonly texts: Readonly<Record<ReportTextKey, string>>;
    }
  | { readonly type: "busy"; readonly text: string };
