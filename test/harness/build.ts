import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const PROJECT = join(import.meta.dirname, "..", "..");

let built: Promise<string> | undefined;

/** Builds everything into a folder of this process's own; gives its absolute path. Done once for each test file. */
export function build(): Promise<string> {
  built ??= run();
  return built;
}

async function run(): Promise<string> {
  const out = join("out", "test-build", String(process.pid));
  await promisify(execFile)(process.execPath, ["esbuild.mjs", `--out=${out}`], { cwd: PROJECT });
  const folder = join(PROJECT, out);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  if (!existsSync(join(folder, "server.js"))) throw new Error("The build made no server.");
  return folder;
}
