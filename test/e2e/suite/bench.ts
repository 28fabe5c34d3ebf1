import assert from "node:assert/strict";
import { extension, findingsOf, openFile, waitForDiagnostics } from "./editor.ts";
import { emit, type EditorTest } from "./editor-test.ts";

/** The client in a window that has no reason yet to start it: from the call until it is active. */
export const activationBench: readonly EditorTest[] = [
  {
    name: "activation is measured",
    async run() {
      assert.equal(extension().isActive, false, "the window has started the extension by itself");
      const started = performance.now();
      await extension().activate();
      figure("client activation", started);
    },
  },
];

/** From opening a file in a fresh window, extension and server not yet running, to its findings. */
export const firstDiagnosticsBench: readonly EditorTest[] = [
  {
    name: "first diagnostics are measured",
    async run() {
      assert.equal(extension().isActive, false, "the window has started the extension by itself");
      const started = performance.now();
      const { document } = await openFile("src/catalog.js");
      await waitForDiagnostics("the first finding", () => findingsOf(document.uri).length > 0);
      figure("first diagnostics of a 500-line file, cold", started);
    },
  },
];

function figure(name: string, started: number): void {
  emit({ event: "figure", name, value: Math.round(performance.now() - started), unit: "ms" });
}
