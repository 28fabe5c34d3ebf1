import * as l10n from "@vscode/l10n";
import {
  AnnotatedTextEdit,
  CreateFile,
  OptionalVersionedTextDocumentIdentifier,
  type SnippetTextEdit,
  TextDocumentEdit,
  type TextEdit as LspTextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { LineIndex, type TextEdit } from "../../engine/api.ts";
import { toLspRange } from "../convert/ranges.ts";
import type { OpenDocument } from "../workspace/document.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** The id under which an edit says that it reaches into another file. */
const ELSEWHERE = "elsewhere";
/** The id of the edit that has the editor show all others first. */
const SHOWN_FIRST = "shown-first";

/**
 * Edits of a document and perhaps of other files of its project, tied to the versions of what is
 * open. With `asksFirst` the editor shows them before it changes other files: nobody sees that
 * happen otherwise. VS Code shows edits where one of them needs to be confirmed, and leaves exactly
 * those unticked that do; so an edit that changes nothing asks, and the whole fix comes ticked.
 */
export function toWorkspaceEdit(
  workspace: Workspace,
  document: OpenDocument,
  edits: readonly TextEdit[],
  asksFirst = false,
): WorkspaceEdit {
  const byFile = new Map<string, TextEdit[]>();
  const isElsewhere = (file: string): boolean => asksFirst && file !== document.path;
  const reachesOut = edits.some(({ file }) => file !== undefined && isElsewhere(file));
  if (reachesOut) byFile.set(document.path, []);
  for (const edit of edits) {
    const file = edit.file ?? document.path;
    const known = byFile.get(file);
    if (known) known.push(edit);
    else byFile.set(file, [edit]);
  }
  const documentChanges = [...byFile].flatMap(([file, own]) => {
    const target = targetOf(workspace, document, file);
    const lines = new LineIndex(target.text ?? "");
    const changes = own.map((edit): LspTextEdit => {
      const change = { range: toLspRange(lines, edit), newText: edit.text };
      return isElsewhere(file)
        ? AnnotatedTextEdit.replace(change.range, change.newText, ELSEWHERE)
        : change;
    });
    if (reachesOut && file === document.path) changes.unshift(nothing(lines, own));
    const change = TextDocumentEdit.create(target.identifier, changes);
    if (target.text !== undefined) return [change];
    const { uri } = target.identifier;
    const made = isElsewhere(file)
      ? CreateFile.create(uri, undefined, ELSEWHERE)
      : CreateFile.create(uri);
    return [made, change];
  });
  if (!reachesOut) return { documentChanges };
  return {
    documentChanges,
    changeAnnotations: {
      [ELSEWHERE]: {
        label: l10n.t("Storewarden: change other files"),
        needsConfirmation: false,
      },
      [SHOWN_FIRST]: {
        label: l10n.t("Storewarden: look at the changes first"),
        description: l10n.t("This entry changes nothing, ticked or not."),
        needsConfirmation: true,
      },
    },
  };
}

/** Puts nothing in place of nothing, where the first edit of the document at hand stands. */
function nothing(lines: LineIndex, own: readonly TextEdit[]): AnnotatedTextEdit {
  const start = own.length === 0 ? 0 : Math.min(...own.map((edit) => edit.start));
  return AnnotatedTextEdit.insert(toLspRange(lines, { start, end: start }).start, "", SHOWN_FIRST);
}

/** One edit whose `snippet` lets the person type at once; editors without snippets get its plain text. */
export function toSnippetEdit(
  document: OpenDocument,
  edit: TextEdit,
  snippet: string | undefined,
): WorkspaceEdit {
  const range = toLspRange(new LineIndex(document.text.getText()), edit);
  const change: LspTextEdit | SnippetTextEdit =
    snippet === undefined
      ? { range, newText: edit.text }
      : { range, snippet: { kind: "snippet", value: snippet } };
  const { uri, text } = document;
  const identifier = OptionalVersionedTextDocumentIdentifier.create(uri, text.version);
  return { documentChanges: [{ textDocument: identifier, edits: [change] }] };
}

function targetOf(
  workspace: Workspace,
  document: OpenDocument,
  file: string,
): { identifier: OptionalVersionedTextDocumentIdentifier; text: string | undefined } {
  const { project } = document;
  const uri = file === document.path ? document.uri : project.uriOf(file);
  const open = workspace.document(uri);
  const version = open?.text.version ?? null;
  return {
    identifier: OptionalVersionedTextDocumentIdentifier.create(uri, version),
    text: open?.text.getText() ?? project.read(file),
  };
}
