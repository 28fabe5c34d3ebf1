import { describe, expect, it } from "vitest";
import type { WorkspaceEdit } from "vscode-languageserver";
import { toWorkspaceEdit } from "../../src/server/actions/workspace-edit.ts";
import type { OpenDocument } from "../../src/server/workspace/document.ts";
import type { Workspace } from "../../src/server/workspace/workspace.ts";

const OWN = "file:///shop/.env";
const LIST = "file:///shop/.gitignore";

/** As much of a workspace as edits need: one open document, and what is on the disk. */
function scene(disk: Readonly<Record<string, string>>): [Workspace, OpenDocument] {
  const document = {
    path: ".env",
    uri: OWN,
    text: { version: 3, getText: () => "A=1\n" },
    project: {
      uriOf: (path: string) => `file:///shop/${path}`,
      read: (path: string) => disk[path],
    },
  } as unknown as OpenDocument;
  const workspace = {
    document: (uri: string) => (uri === OWN ? document : undefined),
  } as unknown as Workspace;
  return [workspace, document];
}

const HERE = { start: 0, end: 1, text: "B" };
const ELSEWHERE = { file: ".gitignore", start: 0, end: 0, text: "/.env\n" };

describe("edits of several files", () => {
  /** The annotations of an edit that are to be confirmed, and those that are not. */
  const annotations = (edit: WorkspaceEdit, asks: boolean): string[] =>
    Object.entries(edit.changeAnnotations ?? {}).flatMap(([id, { needsConfirmation }]) =>
      needsConfirmation === asks ? [id] : [],
    );

  it("are shown before they change a file that nobody looks at, and all of them are ticked", () => {
    const [workspace, document] = scene({ ".gitignore": "dist\n" });
    const edit = toWorkspaceEdit(workspace, document, [HERE, ELSEWHERE], true);
    const [asking] = annotations(edit, true);
    const [ticked] = annotations(edit, false);
    const nowhere = { line: 0, character: 0 };
    expect(edit.documentChanges).toEqual([
      {
        textDocument: { uri: OWN, version: 3 },
        edits: [
          { range: { start: nowhere, end: nowhere }, newText: "", annotationId: asking },
          { range: expect.anything(), newText: "B" },
        ],
      },
      {
        textDocument: { uri: LIST, version: null },
        edits: [{ range: expect.anything(), newText: "/.env\n", annotationId: ticked }],
      },
    ]);
  });

  it("are shown before they make a file", () => {
    const [workspace, document] = scene({});
    const edit = toWorkspaceEdit(workspace, document, [ELSEWHERE], true);
    const [ticked] = annotations(edit, false);
    expect(edit.documentChanges).toMatchObject([
      { textDocument: { uri: OWN }, edits: [{ newText: "" }] },
      { kind: "create", uri: LIST, annotationId: ticked },
      { textDocument: { uri: LIST }, edits: [{ annotationId: ticked }] },
    ]);
  });

  it("do not ask where the editor cannot, nor within the document itself", () => {
    const [workspace, document] = scene({ ".gitignore": "" });
    const plain = toWorkspaceEdit(workspace, document, [ELSEWHERE]);
    expect(plain.changeAnnotations).toBeUndefined();
    expect(JSON.stringify(plain)).not.toContain("annotationId");
    const own = toWorkspaceEdit(workspace, document, [HERE], true);
    expect(own.changeAnnotations).toBeUndefined();
  });
});
