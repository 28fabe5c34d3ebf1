import { describe, expect, it } from "vitest";
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
  it("ask before they change a file that nobody looks at", () => {
    const [workspace, document] = scene({ ".gitignore": "dist\n" });
    const edit = toWorkspaceEdit(workspace, document, [HERE, ELSEWHERE], true);
    expect(edit.documentChanges).toMatchObject([
      { textDocument: { uri: OWN, version: 3 }, edits: [{ newText: "B" }] },
      { textDocument: { uri: LIST, version: null }, edits: [{ newText: "/.env\n" }] },
    ]);
    const [own, other] = edit.documentChanges ?? [];
    expect(JSON.stringify(own)).not.toContain("annotationId");
    const ids = Object.keys(edit.changeAnnotations ?? {});
    expect(Object.values(edit.changeAnnotations ?? {})).toMatchObject([
      { needsConfirmation: true },
    ]);
    expect(other).toMatchObject({ edits: [{ annotationId: ids[0] }] });
  });

  it("ask before they make a file", () => {
    const [workspace, document] = scene({});
    const edit = toWorkspaceEdit(workspace, document, [ELSEWHERE], true);
    const [id] = Object.keys(edit.changeAnnotations ?? {});
    expect(edit.documentChanges).toMatchObject([
      { kind: "create", uri: LIST, annotationId: id },
      { textDocument: { uri: LIST }, edits: [{ annotationId: id }] },
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
