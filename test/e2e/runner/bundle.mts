import { join } from "node:path";
import { build } from "esbuild";
import { runToEnd } from "./processes.mts";

/** The project, which is also the extension under development. */
export const PROJECT = join(import.meta.dirname, "..", "..", "..");

/** Where bundles and pictures of failures go. */
export const OUTPUT = join(PROJECT, "out", "e2e");

/** Bundles the in-editor suite as the one CommonJS file that an editor can load; gives its path. */
export async function bundleSuite(): Promise<string> {
  const outfile = join(OUTPUT, "index.js");
  await build({
    entryPoints: [join(PROJECT, "test", "e2e", "suite", "index.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    external: ["vscode"],
    sourcemap: "inline",
    logLevel: "warning",
  });
  return outfile;
}

/** Builds the extension as it ships. @throws Error with the compiler's output. */
export async function buildExtension(): Promise<void> {
  const { code, output } = await runToEnd(
    process.execPath,
    [join(PROJECT, "esbuild.mjs"), "--production"],
    {
      cwd: PROJECT,
      timeoutMs: 120_000,
    },
  );
  if (code !== 0) throw new Error(`The extension does not build:\n${output}`);
}
