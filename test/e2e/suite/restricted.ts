import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as vscode from "vscode";
import { COMMANDS } from "../../../src/protocol/ids.ts";
import { checkDependencies, hoverAt } from "./ask-dependencies.ts";
import { extension, fileUri, openFile, waitForFinding } from "./editor.ts";
import type { EditorTest } from "./editor-test.ts";

/** The window has not been trusted: code of others is looked at before anybody trusts it. */
export const restrictedTests: readonly EditorTest[] = [
  {
    name: "the window is in Restricted Mode",
    async run() {
      assert.equal(vscode.workspace.isTrusted, false);
    },
  },
  {
    name: "findings are shown in Restricted Mode",
    async run() {
      const { document } = await openFile("src/orders.js");
      await waitForFinding(document.uri, "tls-verify-disabled");
      assert.ok(extension().isActive);
    },
  },
  {
    name: "a workspace that is not trusted cannot silence a finding",
    async run() {
      const { document } = await openFile("src/silenced.js");
      await waitForFinding(document.uri, "tls-verify-disabled");
    },
  },
  {
    name: "a host that only the workspace names hears nothing, whatever is asked for",
    async run() {
      const heard: string[] = [];
      const trap = createServer((request, response) => {
        heard.push(request.url ?? "");
        response.end("{}");
      });
      await new Promise<void>((resolve) => {
        trap.listen(0, "127.0.0.1", resolve);
      });
      const { port } = trap.address() as AddressInfo;
      const npmrc = fileUri(".npmrc").fsPath;
      await writeFile(
        npmrc,
        `registry=http://127.0.0.1:${port}/\n//127.0.0.1:${port}/:_authToken=x\n`,
      );
      try {
        const { document } = await openFile("package.json");
        const summary = await checkDependencies();
        assert.equal(summary.off, undefined);
        // The registry of the person's own configuration has answered.
        await waitForFinding(document.uri, "dep-deprecated");
        assert.match(await hoverAt(document, "shop-legacy"), /Latest: 1\.1\.0/);
        await vscode.commands.executeCommand(COMMANDS.auditWorkspace);
        assert.deepEqual(heard, []);
      } finally {
        trap.close();
        await rm(npmrc);
      }
    },
  },
];
