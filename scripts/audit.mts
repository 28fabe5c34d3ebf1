// `npm run audit -- <folder>`: audits with the command line of this checkout, which is built first
// when its sources are newer. Findings do not fail the script, so that a first look ends well.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const CLI = join(ROOT, "dist/cli.js");

/** What the bundle is made of. */
const SOURCES = ["src", "esbuild.mjs", "package.json"];

if (!existsSync(CLI) || SOURCES.some((source) => newest(join(ROOT, source)) > builtAt())) {
  const build = spawnSync(process.execPath, [join(ROOT, "esbuild.mjs")], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (build.status !== 0) process.exit(2);
}

const args = process.argv.slice(2);
const chosen = args.some((arg) => arg === "--fail-on" || arg.startsWith("--fail-on="));
const audit = spawnSync(
  process.execPath,
  [CLI, "audit", ...(chosen ? [] : ["--fail-on", "none"]), ...args],
  { stdio: "inherit" },
);
process.exit(audit.status ?? 2);

function builtAt(): number {
  return statSync(CLI).mtimeMs;
}

/** When a file, or the youngest one below a folder, was last written. */
function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
