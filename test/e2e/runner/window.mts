import type { Browser, Page } from "playwright-core";
import { Workbench } from "../page/workbench.mts";
import type { Scratch } from "./scratch.mts";
import { startServer, windowAddress } from "./server-host.mts";

/** A window that nobody has touched yet, and its server. */
export interface EditorWindow {
  readonly page: Page;
  readonly workbench: Workbench;
  /** The server's last lines. */
  log(): string;
  close(): Promise<void>;
}

export interface WindowOptions {
  readonly serverMain: string;
  readonly scratch: Scratch;
  readonly trusted: boolean;
  readonly extension: string;
  readonly env: Readonly<Record<string, string>>;
  /** Device pixels per CSS pixel of pictures. */
  readonly scale?: number;
}

const WAIT_MS = 40_000;

/** Starts a server, opens its window in the browser and waits until it can be used. */
export async function openWindow(browser: Browser, options: WindowOptions): Promise<EditorWindow> {
  const server = await startServer(options);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: options.scale ?? 1,
    reducedMotion: "reduce",
  });
  const close = async () => {
    await context.close();
    await server.stop();
  };
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    await page.goto(
      windowAddress(server.port, {
        folder: options.scratch.workspace,
        extension: options.extension,
      }),
    );
    const workbench = new Workbench(page);
    await workbench.ready();
    return { page, workbench, log: () => server.log(), close };
  } catch (error) {
    await close();
    throw error;
  }
}
