import type { ReportRequest } from "../protocol/report.ts";
import { REPORT_TEXTS, type ReportTextKey } from "../protocol/report-texts.ts";

export type Grouping = "tip" | "rule" | "folder";

/** What survives when the page is hidden and shown again. */
export interface PageState {
  readonly grouping: Grouping;
  readonly filter: string;
}

/** What parts of the page need: its words, its state and the way to the extension. */
export interface Page {
  readonly state: PageState;
  t(key: ReportTextKey, ...values: (string | number)[]): string;
  send(request: ReportRequest): void;
  /** Changes the state and draws the findings anew. */
  update(change: Partial<PageState>): void;
}

/** A text with its values filled in. */
export function fill(template: string, values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (whole, index: string) =>
    String(values[Number(index)] ?? whole),
  );
}

export const ENGLISH: Readonly<Record<ReportTextKey, string>> = REPORT_TEXTS;
