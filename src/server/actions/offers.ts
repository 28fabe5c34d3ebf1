import * as l10n from "@vscode/l10n";
import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver";
import type { FileResult, Finding } from "../../engine/api.ts";
import { COMMANDS } from "../../protocol/ids.ts";
import type { OpenDocument } from "../workspace/document.ts";
import type { ActionData } from "./action-data.ts";
import { trustOffers } from "./trust-function.ts";

/** More in one menu nobody reads. */
const MOST_ADVISORIES = 6;

/** The actions for one finding, without edits: those are computed when one is chosen. */
export function offersFor(
  document: OpenDocument,
  result: FileResult,
  finding: Finding,
  diagnostic: Diagnostic,
): CodeAction[] {
  const { uri } = document;
  const { version } = document.text;
  const { fingerprint, ruleId } = finding;
  const kind = CodeActionKind.QuickFix;
  const diagnostics = [diagnostic];
  const offer = (title: string, action: ActionData["action"], preferred: boolean): CodeAction => ({
    title,
    kind,
    diagnostics,
    ...(preferred ? { isPreferred: true } : {}),
    data: { uri, version, action } satisfies ActionData,
  });
  const actions = finding.fixes.map((fix, index) =>
    // Only what is safe without a look may run on a single key.
    offer(
      fix.title,
      { kind: "fix", fingerprint, fixId: fix.id },
      index === 0 && fix.kind === "fix",
    ),
  );
  const alike = result.findings.filter(
    (each) => each.ruleId === ruleId && each.fixes.length > 0 && each.surface === "editor",
  );
  if (finding.fixes.length > 0 && alike.length > 1) {
    const title = l10n.t("Fix all {0} findings of {1} in this file", alike.length, ruleId);
    actions.push(offer(title, { kind: "fix-rule", ruleId }, false));
  }
  // A text that cannot be read has no place that is certain to be the right one.
  if (!result.stale && result.problem === undefined && finding.silenced === undefined) {
    const title = l10n.t("Suppress {0} here with a reason", ruleId);
    actions.push(offer(title, { kind: "suppress", fingerprint }, false));
    const advisories = document.project.root === undefined ? [] : (finding.advisories ?? []);
    for (const [advisory] of advisories.slice(0, MOST_ADVISORIES)) {
      if (advisory === undefined) continue;
      const title = l10n.t("Ignore {0} in this project, because…", advisory);
      actions.push(offer(title, { kind: "suppress", fingerprint, advisory }, false));
    }
  }
  const rule = document.project.session.rules.all.get(ruleId);
  const trusts = document.project.root === undefined ? [] : trustOffers(finding, rule);
  for (const { step, title } of trusts) {
    actions.push(offer(title, { kind: "trust-function", fingerprint, step }, false));
  }
  if (finding.steps.length > 0) {
    const title = l10n.t("Show the data flow");
    const command = { title, command: COMMANDS.showDataFlow, arguments: [{ uri, fingerprint }] };
    actions.push({ title, kind, diagnostics, command });
  }
  const title = l10n.t("Open the page of {0}", ruleId);
  actions.push({
    title,
    kind,
    diagnostics,
    command: { title, command: COMMANDS.openRule, arguments: [ruleId] },
  });
  return actions;
}
