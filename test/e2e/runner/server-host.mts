import { pathToFileURL } from "node:url";
import { editorEnvironment } from "./environment.mts";
import { startChild } from "./processes.mts";
import type { Scratch } from "./scratch.mts";

/** A VS Code server on the loopback address. */
export interface EditorServer {
  readonly port: number;
  /** Resolves when the server ends, wanted or not. */
  readonly exited: Promise<unknown>;
  /** The last lines that the server printed. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly serverMain: string;
  readonly scratch: Scratch;
  /** False opens folders in Restricted Mode, as VS Code does with a folder it does not know. */
  readonly trusted: boolean;
  readonly env: Readonly<Record<string, string>>;
  /** Zero lets the system choose. */
  readonly port?: number;
}

const START_LIMIT_MS = 60_000;
const KEPT_LINES = 60;

/**
 * Starts the server and waits until it listens.
 * @throws Error with the server's last lines when it ends or stays silent.
 */
export async function startServer(options: ServerOptions): Promise<EditorServer> {
  const { scratch } = options;
  const args = [
    options.serverMain,
    "--host=127.0.0.1",
    `--port=${options.port ?? 0}`,
    "--without-connection-token",
    "--accept-server-license-terms",
    "--disable-telemetry",
    // A built server takes the extension under test from the address only with this.
    "--enable-smoke-test-driver",
    // Ends by itself should this process be killed before it can stop the server.
    "--enable-remote-auto-shutdown",
    `--user-data-dir=${scratch.userData}`,
    `--server-data-dir=${scratch.serverData}`,
    `--extensions-dir=${scratch.extensions}`,
    ...(options.trusted ? ["--disable-workspace-trust"] : []),
  ];
  const child = startChild(process.execPath, args, {
    env: editorEnvironment({ ...NO_GALLERY, ...options.env }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`VS Code's server ${why}\n${lines.join("\n")}`));
    const timer = setTimeout(() => fail("did not start in time"), START_LIMIT_MS);
    void child.exited.then((code) => fail(`ended with code ${code}`));
    const read = (chunk: unknown) => {
      lines.push(...String(chunk).split("\n").filter(isNews));
      lines.splice(0, lines.length - KEPT_LINES);
      const listening = /agent listening on (\d+)/.exec(String(chunk));
      if (listening === null) return;
      clearTimeout(timer);
      resolve(Number(listening[1]));
    };
    child.process.stdout?.on("data", read);
    child.process.stderr?.on("data", read);
  }).catch(async (error: unknown) => {
    await child.stop();
    throw error;
  });
  return {
    port,
    exited: child.exited,
    log: () => lines.join("\n"),
    stop: () => child.stop(),
  };
}

/** What the window loads besides the folder; both are absolute paths on this machine. */
export interface WindowContent {
  readonly folder: string;
  readonly extension: string;
  readonly suite?: string;
}

/** Address of a window that has the extension under development loaded. */
export function windowAddress(port: number, content: WindowContent): string {
  const remote = (path: string) =>
    `vscode-remote://127.0.0.1:${port}${pathToFileURL(path).pathname}`;
  const payload = [["extensionDevelopmentPath", remote(content.extension)]];
  if (content.suite !== undefined) payload.push(["extensionTestsPath", remote(content.suite)]);
  const address = new URL(`http://127.0.0.1:${port}/`);
  address.searchParams.set("folder", decodeURIComponent(pathToFileURL(content.folder).pathname));
  address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}

/** The marketplace is another machine, and the tests depend on none. */
const NO_GALLERY = { EXTENSIONS_GALLERY: "{}" };

/** Optional native modules are not installed; their long complaints would hide the real ones. */
function isNews(line: string): boolean {
  return line.trim() !== "" && !/spdlog|bindings|vsda|^\s+at |^\s*[\]}]|^ →|tries: \[/.test(line);
}
