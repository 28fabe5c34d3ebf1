import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runToEnd } from "./processes.mts";

/** Folder of the private package that brings VS Code's server and a browser. */
export const HOST_FOLDER = join(import.meta.dirname, "..", "host");

const INSTALL_LIMIT_MS = 8 * 60_000;
const MODULES = join(HOST_FOLDER, "node_modules");
const SERVER_FOLDER = join(MODULES, "code-server", "lib", "vscode");
const STAMP = join(MODULES, ".storewarden-complete");

/**
 * Path of the server's entry file. Installs the private package when it is missing, half
 * installed or older than its lockfile.
 * @throws Error with npm's last lines when an installation fails.
 */
export async function ensureHost(log: (line: string) => void): Promise<string> {
  const entry = join(SERVER_FOLDER, "out", "server-main.js");
  const wanted = createHash("sha256")
    .update(readFileSync(join(HOST_FOLDER, "package-lock.json")))
    .digest("hex");
  if (existsSync(entry) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) {
    return entry;
  }
  log("Installing VS Code's server for the tests (about 650 MB, once) ...");
  rmSync(STAMP, { force: true });
  await npm(["ci", "--ignore-scripts"], HOST_FOLDER);
  // The server's own dependencies are not part of the package; its post-install step would fetch
  // them together with native modules that need a compiler, and the tests need none of those.
  await npm(["install", "--omit=dev", "--ignore-scripts"], SERVER_FOLDER);
  writeFileSync(STAMP, wanted);
  return entry;
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  const options = { cwd, env: process.env, timeoutMs: INSTALL_LIMIT_MS };
  const quiet = [...args, "--no-audit", "--no-fund", "--loglevel=error"];
  // Under `npm run` this is the npm in use, which also spares Windows the search for npm.cmd.
  const script = process.env["npm_execpath"];
  const { code, output } =
    script !== undefined && /\.c?js$/.test(script)
      ? await runToEnd(process.execPath, [script, ...quiet], options)
      : await runToEnd("npm", quiet, { ...options, shell: process.platform === "win32" });
  if (code !== 0) {
    const tail = output.trim().split("\n").slice(-12).join("\n");
    throw new Error(`npm ${args[0]} failed in ${dirname(cwd)} (code ${code}):\n${tail}`);
  }
}
