import * as l10n from "@vscode/l10n";
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import {
  type Finding,
  type FixKind,
  type FixOffer,
  LineIndex,
  type Range,
  computeFixes,
  fixAll,
} from "../../engine/api.ts";
import { FIX_ALL_KIND } from "../../protocol/ids.ts";
import { type ActionData, readActionData } from "../actions/action-data.ts";
import { offersFor } from "../actions/offers.ts";
import { ignoringEdit, suppressionEdit } from "../actions/suppress.ts";
import { trustEdit } from "../actions/trust-function.ts";
import { toWorkspaceEdit } from "../actions/workspace-edit.ts";
import { toDiagnostics } from "../convert/diagnostics.ts";
import { toRange } from "../convert/ranges.ts";
import type { OpenDocument } from "../workspace/document.ts";
import { findingsOfProject } from "../workspace/findings.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** What the editor can do with edits. */
export interface EditAbilities {
  readonly snippets: boolean;
  /** Edits that have to be confirmed. */
  readonly annotations: boolean;
}

/** Fixes, suppressions and rule pages under the lightbulb, and all safe fixes at once. */
export function registerCodeActions(
  connection: Connection,
  workspace: Workspace,
  abilities: EditAbilities,
): void {
  connection.onCodeAction(async (params) => {
    await workspace.ready;
    const document = workspace.document(params.textDocument.uri);
    if (!document) return [];
    return wants(params, FIX_ALL_KIND)
      ? fixAllAction(workspace, document)
      : quickFixes(workspace, document, params);
  });
  connection.onCodeActionResolve(async (action) => {
    const data = readActionData(action.data);
    if (!data) return action;
    const document = workspace.document(data.uri);
    if (document?.text.version !== data.version) refuse();
    const edit = editFor(workspace, document, data.action, abilities);
    if (!edit) refuse();
    return { ...action, edit };
  });
}

/** @throws ResponseError that the editor shows to the person. */
function refuse(): never {
  throw new ResponseError(
    LSPErrorCodes.RequestFailed,
    l10n.t("The text has changed since this was offered, so nothing was done. Ask for it again."),
  );
}

/** Whether the editor asks for a kind by name; without a wish it gets quick fixes. */
function wants({ context }: CodeActionParams, kind: string): boolean {
  const isOrHolds = (only: string): boolean => kind === only || kind.startsWith(`${only}.`);
  return context.only?.some((only) => only !== "" && isOrHolds(only)) ?? false;
}

function quickFixes(
  workspace: Workspace,
  document: OpenDocument,
  params: CodeActionParams,
): CodeAction[] {
  const { only } = params.context;
  if (only && !only.includes("") && !wants(params, CodeActionKind.QuickFix)) return [];
  const result = workspace.analyse(document);
  const text = document.text.getText();
  const asked = toRange(new LineIndex(text), params.range);
  const isOffered = offeredIn(document);
  return [...result.findings, ...findingsOfProject(document.project, document.path)]
    .filter((finding) => finding.surface === "editor" && touches(finding.range, asked))
    .flatMap((finding) => {
      const [diagnostic] = toDiagnostics([finding], text, document.project);
      const fixes = finding.fixes.filter((fix) => isOffered(finding, fix));
      return diagnostic ? offersFor(document, result, { ...finding, fixes }, diagnostic) : [];
    });
}

/** A document that belongs to no folder has no other files that a fix could change. */
function offeredIn({ project, path, text }: OpenDocument) {
  if (project.root !== undefined) return () => true;
  return ({ fingerprint }: Finding, { id }: FixOffer): boolean => {
    const isMeant = (finding: Finding, offer: FixOffer): boolean =>
      finding.fingerprint === fingerprint && offer.id === id;
    return computeFixes(project.session, path, text.getText(), isMeant).every(({ edits }) =>
      edits.every(({ file }) => file === undefined || file === path),
    );
  };
}

/** A cursor at either end of a finding is on it. */
function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Offered with its edits at once: on save nobody chooses, and without edits there is nothing to offer. */
function fixAllAction(workspace: Workspace, document: OpenDocument): CodeAction[] {
  const edit = bulkEdit(workspace, document, ["fix"]);
  if (!edit) return [];
  return [{ title: l10n.t("Apply all safe Storewarden fixes"), kind: FIX_ALL_KIND, edit }];
}

function editFor(
  workspace: Workspace,
  document: OpenDocument,
  action: ActionData["action"],
  { snippets, annotations }: EditAbilities,
): WorkspaceEdit | undefined {
  const { project, path, text } = document;
  switch (action.kind) {
    case "fix": {
      const [fix] = computeFixes(
        project.session,
        path,
        text.getText(),
        (finding, offer) => finding.fingerprint === action.fingerprint && offer.id === action.fixId,
      );
      return fix && toWorkspaceEdit(workspace, document, fix.edits, annotations);
    }
    case "fix-rule":
      return bulkEdit(workspace, document, ["fix", "suggestion"], action.ruleId);
    case "fix-all":
      return bulkEdit(workspace, document, ["fix"]);
    case "trust-function": {
      const { findings } = workspace.analyse(document);
      const finding = findings.find((each) => each.fingerprint === action.fingerprint);
      return finding && trustEdit(workspace, document, finding, action.step);
    }
    case "suppress": {
      const findings = [
        ...workspace.analyse(document).findings,
        ...findingsOfProject(project, path),
      ];
      const finding = findings.find((each) => each.fingerprint === action.fingerprint);
      if (!finding) return undefined;
      return action.advisory === undefined
        ? suppressionEdit(workspace, document, finding, snippets)
        : ignoringEdit(workspace, document, finding, action.advisory);
    }
  }
}

/** All fixes of the given kinds, each where it belongs; undefined when they change nothing. */
function bulkEdit(
  workspace: Workspace,
  document: OpenDocument,
  kinds: readonly FixKind[],
  ruleId?: string,
): WorkspaceEdit | undefined {
  const { project, path } = document;
  const text = document.text.getText();
  const options = ruleId === undefined ? { kinds } : { kinds, ruleId };
  const { edits } = fixAll(project.session, path, text, options);
  // The rounds of fixing left the session with other texts than the document's.
  project.session.analyse(path, text);
  return edits.length > 0 ? toWorkspaceEdit(workspace, document, edits) : undefined;
}
