// Opens the example store in a VS Code that has the extension loaded: the desktop editor where
// `code` is installed, else VS Code's server, whose address is printed. --server asks for that.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildExtension, PROJECT } from "../test/e2e/runner/bundle.mts";
import { ensureHost } from "../test/e2e/runner/install.mts";
import { runToEnd, stopAllChildren, stopChildrenOnSignals } from "../test/e2e/runner/processes.mts";
import { makeScratch } from "../test/e2e/runner/scratch.mts";
import { startServer, windowAddress } from "../test/e2e/runner/server-host.mts";

const STORE = join(PROJECT, "examples", "corner-shop");

const { values } = parseArgs({ options: { server: { type: "boolean" } } });
stopChildrenOnSignals();
try {
  await buildExtension();
  if (values.server === true || !(await openOnDesktop())) await serve();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stopAllChildren();
}

/** False where no desktop editor is installed. */
async function openOnDesktop(): Promise<boolean> {
  const { code } = await runToEnd(
    "code",
    ["--new-window", `--extensionDevelopmentPath=${PROJECT}`, STORE],
    { timeoutMs: 60_000, shell: process.platform === "win32" },
  );
  if (code === 0) console.log("The example store is open in VS Code.");
  return code === 0;
}

async function serve(): Promise<void> {
  const serverMain = await ensureHost(console.log);
  const scratch = makeScratch({ copyOf: STORE });
  try {
    const server = await startServer({ serverMain, scratch, trusted: true, env: {} });
    const address = windowAddress(server.port, { folder: scratch.workspace, extension: PROJECT });
    console.log(`A copy of the example store with the extension loaded, until Ctrl-C:\n${address}`);
    await server.exited;
  } finally {
    scratch.remove();
  }
}
