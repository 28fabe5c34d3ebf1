import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { StorewardenApi } from "../../../src/extension/extension.ts";
import { extension, findingsOf, openFile, waitForDiagnostics } from "./editor.ts";
import { emit, type EditorTest } from "./editor-test.ts";

/** The client in a window that has no reason yet to start it: from the call until it is active. */
export const activationBench: readonly EditorTest[] = [
  {
    name: "activation is measured",
    async run() {
      assert.equal(extension().isActive, false, "the window has started the extension by itself");
      await untilIdle();
      const started = performance.now();
      const api = (await extension().activate()) as StorewardenApi;
      figure("client loaded and activated, as the window sees it", performance.now() - started);
      figure("client activation, its own code", api.activationMs);
      await api.ready;
      figure("language server ready", performance.now() - started);
    },
  },
];

/** From opening a file in a fresh window, extension and server not yet running, to its findings. */
export const firstDiagnosticsBench: readonly EditorTest[] = [
  {
    name: "first diagnostics are measured",
    async run() {
      assert.equal(extension().isActive, false, "the window has started the extension by itself");
      await untilIdle();
      const started = performance.now();
      const { document } = await openFile("src/catalog.js");
      figure("the editor alone shows the file", performance.now() - started);
      await waitForDiagnostics("the first finding", () => findingsOf(document.uri).length > 0);
      figure("first diagnostics of a 500-line file, cold", performance.now() - started);
    },
  },
];

/** The same in the folder of a package, for which the window starts the extension by itself. */
export const storeWindowBench: readonly EditorTest[] = [
  {
    name: "first diagnostics in a store's window are measured",
    async run() {
      await untilIdle();
      const started = performance.now();
      const { document } = await openFile("src/catalog.js");
      await waitForDiagnostics("the first finding", () => findingsOf(document.uri).length > 0);
      figure(
        "first diagnostics of a 500-line file, window of a package",
        performance.now() - started,
      );
    },
  },
];

/** A fresh window is busy with itself; a person opens a file when it has settled. */
async function untilIdle(): Promise<void> {
  const end = performance.now() + 20_000;
  for (let quick = 0; quick < 10 && performance.now() < end;) {
    const asked = performance.now();
    await vscode.commands.executeCommand("setContext", "storewarden.bench", quick);
    quick = performance.now() - asked < 15 ? quick + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function figure(name: string, ms: number): void {
  emit({ event: "figure", name, value: Math.round(ms), unit: "ms" });
}
