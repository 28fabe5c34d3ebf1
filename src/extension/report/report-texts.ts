import * as vscode from "vscode";
import { REPORT_TEXTS, type ReportTextKey } from "../../protocol/report-texts.ts";

/** The words of the report page in the editor's language. */
export function reportTexts(): Readonly<Record<ReportTextKey, string>> {
  const entries = Object.entries(REPORT_TEXTS).map(([key, text]) => [key, vscode.l10n.t(text)]);
  return Object.fromEntries(entries) as Record<ReportTextKey, string>;
}
