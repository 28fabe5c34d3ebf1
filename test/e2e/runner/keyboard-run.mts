import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keyboardChecks, LABELS } from "../page/keyboard.mts";
import type { BrowserHost } from "./browser-host.mts";
import { OUTPUT, PROJECT } from "./bundle.mts";
import type { Results } from "./results.mts";
import { makeScratch } from "./scratch.mts";
import type { TestRegistry } from "./test-registry.mts";
import { openWindow } from "./window.mts";

/** Uses the example store by keyboard alone; a check that fails leaves a picture of the window. */
export async function runKeyboardChecks(
  host: BrowserHost,
  what: {
    readonly extension: string;
    readonly registry: TestRegistry;
    readonly results: Results;
  },
): Promise<void> {
  const { extension, registry, results } = what;
  const scratch = makeScratch({ copyOf: join(PROJECT, "examples", "corner-shop") });
  writeFileSync(join(scratch.workspace, LABELS.path), LABELS.text);
  try {
    const { serverMain, browser } = host;
    const window = await openWindow(browser, {
      serverMain,
      scratch,
      trusted: true,
      extension,
      env: registry.environment(scratch),
    });
    try {
      for (const [index, check] of keyboardChecks.entries()) {
        const started = performance.now();
        try {
          await check.run(window.workbench);
          const ms = Math.round(performance.now() - started);
          results.take({ event: "pass", name: check.name, ms });
        } catch (error) {
          mkdirSync(OUTPUT, { recursive: true });
          const picture = join(OUTPUT, `keyboard-${index + 1}-failure.png`);
          await window.page.screenshot({ path: picture }).catch(() => undefined);
          const message = error instanceof Error ? error.message : String(error);
          results.fail(check.name, `${message}\npicture: ${picture}`);
        }
      }
    } finally {
      await window.close();
    }
  } finally {
    scratch.remove();
  }
}
