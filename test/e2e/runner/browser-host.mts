import { Deferred } from "../../../src/engine/project/deferred.ts";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser.mts";
import type { EditorHost, EditorRun } from "./editor-run.mts";
import { ensureHost } from "./install.mts";
import type { Results } from "./results.mts";
import { startServer, windowAddress, type EditorServer } from "./server-host.mts";

/** VS Code's server with its window in a browser; also opens windows that a test drives. */
export interface BrowserHost extends EditorHost {
  readonly browser: Browser;
  readonly serverMain: string;
}

/** @param artefacts folder for the picture of a window that failed. */
export async function browserHost(
  artefacts: string,
  log: (line: string) => void,
): Promise<BrowserHost> {
  const serverMain = await ensureHost(log);
  const { browser, origin } = await launchBrowser(log);
  log(`Browser: ${origin}, ${browser.version()}`);
  return {
    browser,
    serverMain,
    run: (run, results) => runInBrowser(browser, serverMain, artefacts, run, results),
    close: () => browser.close(),
  };
}

async function runInBrowser(
  browser: Browser,
  serverMain: string,
  artefacts: string,
  run: EditorRun,
  results: Results,
): Promise<void> {
  const server = await startServer({
    serverMain,
    scratch: run.scratch,
    trusted: run.trusted,
    env: run.env,
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const early = await endOfSuite(page, server, run, results);
    if (results.ended) return;
    mkdirSync(artefacts, { recursive: true });
    const picture = join(artefacts, `${run.name}-failure.png`);
    const saved = await page.screenshot({ path: picture }).then(
      () => `picture: ${picture}`,
      () => "no picture could be taken",
    );
    results.fail(`${run.name}: ${early ?? "the editor ended early"}`, `${saved}\n${server.log()}`);
  } finally {
    await context.close();
    await server.stop();
  }
}

/** Opens the window and waits for the end of the suite; otherwise says what came instead. */
async function endOfSuite(
  page: Page,
  server: EditorServer,
  run: EditorRun,
  results: Results,
): Promise<string | undefined> {
  const { promise, resolve } = new Deferred<string | undefined>();
  const timer = setTimeout(() => resolve(`not finished within ${run.limitMs} ms`), run.limitMs);
  void server.exited.then(() => resolve("the server ended"));
  page.once("crash", () => resolve("the page crashed"));
  // A window under test calls these two, where a host offers them, for its console and its end.
  await page.exposeFunction("codeAutomationLog", (_type: string, args: readonly unknown[]) => {
    for (const line of args.map(String).join(" ").split("\n")) results.takeLine(line);
  });
  await page.exposeFunction("codeAutomationExit", () => resolve(undefined));
  await page.goto(
    windowAddress(server.port, {
      folder: run.scratch.workspace,
      extension: run.extension,
      suite: run.suite,
    }),
  );
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}
