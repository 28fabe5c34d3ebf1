// Takes the pictures of the README into media/screenshots: the example store in a real VS Code.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { browserHost } from "../test/e2e/runner/browser-host.mts";
import { buildExtension, OUTPUT, PROJECT } from "../test/e2e/runner/bundle.mts";
import { PICTURE_STORE } from "../test/e2e/runner/dependency-store.mts";
import { stopAllChildren, stopChildrenOnSignals } from "../test/e2e/runner/processes.mts";
import { makeScratch } from "../test/e2e/runner/scratch.mts";
import { startTestRegistry } from "../test/e2e/runner/test-registry.mts";
import { openWindow, type EditorWindow } from "../test/e2e/runner/window.mts";

const PICTURES = join(PROJECT, "media", "screenshots");

/** Only what the pictures are about: no minimap, no controls of the window itself. */
const SETTINGS = {
  "breadcrumbs.enabled": false,
  "editor.fontSize": 13,
  "editor.lineHeight": 20,
  "editor.minimap.enabled": false,
  "explorer.compactFolders": false,
  "outline.collapseItems": "alwaysCollapse",
  "window.commandCenter": false,
  // The pictures show the code's flaws; no registry is asked.
  "storewarden.registry.enabled": false,
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.iconTheme": "vs-seti",
  "workbench.layoutControl.enabled": false,
  "workbench.view.alwaysShowHeaderActions": false,
};

const { values } = parseArgs({
  options: {
    extension: { type: "string", default: PROJECT },
    "no-build": { type: "boolean" },
  },
});

stopChildrenOnSignals();
try {
  if (values["no-build"] !== true) await buildExtension();
  mkdirSync(PICTURES, { recursive: true });
  const { browser, serverMain } = await browserHost(OUTPUT, console.log);
  const extension = resolve(values.extension);
  const scratch = makeScratch({ copyOf: join(PROJECT, "examples", "corner-shop") }, SETTINGS);
  try {
    const window = await openWindow(browser, {
      serverMain,
      scratch,
      trusted: true,
      extension,
      env: {},
    });
    await takeEditor(window);
    await takeReport(window);
    await window.close();
    await takeDependencies({ browser, serverMain, extension });
  } finally {
    scratch.remove();
    await browser.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stopAllChildren();
}

async function takeEditor({ page, workbench }: EditorWindow): Promise<void> {
  await workbench.openFile("services/suppliers.ts");
  await workbench.squiggles.first().waitFor();
  await workbench.audit();
  await workbench.showProblems();
  await workbench.problemFiles.filter({ hasNotText: "suppliers.ts" }).first().waitFor();
  await settled(() => workbench.problemCount.innerText());
  await page.keyboard.press("ControlOrMeta+1");
  await workbench.goTo(7, 70);
  await workbench.openQuickFixes();
  await page.screenshot({ path: join(PICTURES, "editor.png") });
  await page.keyboard.press("Escape");
}

async function takeReport({ page, workbench }: EditorWindow): Promise<void> {
  await workbench.runCommand("Storewarden: Show Report");
  await workbench.webview.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("ControlOrMeta+J");
  await workbench.problems.waitFor({ state: "hidden" });
  await page.screenshot({ path: join(PICTURES, "report.png") });
}

/** A little store with something in each state, and a registry on this machine that knows its packages. */
async function takeDependencies(
  host: Pick<Awaited<ReturnType<typeof browserHost>>, "browser" | "serverMain"> & {
    readonly extension: string;
  },
): Promise<void> {
  const registry = await startTestRegistry();
  const scratch = makeScratch(
    { files: PICTURE_STORE },
    { ...SETTINGS, "storewarden.registry.enabled": true },
  );
  const { browser, serverMain, extension } = host;
  const env = registry.environment(scratch);
  const window = await openWindow(browser, { serverMain, scratch, trusted: true, extension, env });
  try {
    const { page, workbench } = window;
    await workbench.openFile("package.json");
    await workbench.squiggles.first().waitFor();
    await workbench.showDependencies();
    await workbench.dependencyRows.filter({ hasText: "mail-parser" }).first().waitFor();
    await page.keyboard.press("ControlOrMeta+1");
    await workbench.goTo(9, 8);
    await workbench.runCommand("Show or Focus Hover");
    await page.locator(".monaco-hover", { hasText: "Newest in range" }).first().waitFor();
    await page.screenshot({ path: join(PICTURES, "dependencies.png") });
  } finally {
    await window.close();
    scratch.remove();
    await registry.stop();
  }
}

/** The list fills in steps and nothing says which is the last, so it has to stay as it is for a while. */
async function settled(read: () => Promise<string>): Promise<void> {
  let last = "";
  for (let same = 0; same < 10;) {
    const now = await read();
    same = now === last ? same + 1 : 0;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
