import { afterEach, describe, expect, it, vi } from "vitest";
import { rules } from "../../src/generated/rules.ts";
import { Background } from "../../src/server/features/background.ts";
import type { StatusReporter } from "../../src/server/features/status.ts";
import type { ServerHost } from "../../src/server/ports.ts";
import type { OpenDocument } from "../../src/server/workspace/document.ts";
import type { Project } from "../../src/server/workspace/project.ts";
import type { Workspace } from "../../src/server/workspace/workspace.ts";
import { MemoryStore } from "../harness/memory-store.ts";

const PATH = "src/app.ts";
const TEXT = "export const open = true;\n";

const host = {
  trackedFiles: async () => ({ known: false, reason: "no git" }),
  findFiles: async () => ({ files: [PATH], skipped: [], php: [], others: 0 }),
} as unknown as ServerHost;
const status = { work: () => undefined, notice: () => undefined } as unknown as StatusReporter;

function projectAt(root: string): Project {
  const { session } = new MemoryStore({ [PATH]: TEXT }, { rules });
  const overlay = new Map([[PATH, () => TEXT]]);
  return { root, session, overlay, audited: new Map(), isIndexed: true } as unknown as Project;
}

function workspaceOf(folders: readonly Project[]): Workspace {
  return {
    projects: { folders },
    firstAnswer: Promise.resolve(),
    keep: () => undefined,
    events: { refresh: () => undefined, closedChanged: () => undefined },
  } as unknown as Workspace;
}

let background: Background | undefined;
afterEach(() => background?.dispose());

describe("the work in the background", () => {
  it("makes open documents ready in each folder, also where they have the same path", async () => {
    const folders = ["/shop", "/till"].map(projectAt);
    const flows = folders.map(({ session }) => session.incoming.flows);
    const ready = flows.map((each) => vi.spyOn(each, "warm"));
    // Nothing was forgotten on the way, so nothing is made ready a second time for that.
    for (const each of flows) vi.spyOn(each, "remembered", "get").mockReturnValue(1);
    background = new Background(workspaceOf(folders), host, status, undefined);
    background.configured();
    await vi.waitFor(() => expect(ready.at(-1)).toHaveBeenCalled());
    for (const each of ready) each.mockClear();
    for (const project of folders) background.opened({ project, path: PATH } as OpenDocument);
    await vi.waitFor(() => expect(ready.at(-1)).toHaveBeenCalled());
    await vi.waitFor(() => expect(ready[0]).toHaveBeenCalled());
  });
});
