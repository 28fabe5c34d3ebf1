// Builds every entry of the extension and the command line into dist/.
// The parser is one chunk of its own, so that the server and the command line share it
// and the package carries TypeScript only once.
import { build, context } from "esbuild";
import { existsSync, rmSync } from "node:fs";

const watch = process.argv.includes("--watch");
const production = process.argv.includes("--production");

/** Leaves the parser out of a bundle: it is loaded from its own chunk at run time. */
const parserChunk = {
  name: "parser-chunk",
  setup(bundle) {
    bundle.onResolve({ filter: /\/parser-chunk\.ts$/ }, () => ({
      path: "./parser.js",
      external: true,
    }));
  },
};

const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  keepNames: true,
  logLevel: "warning",
  legalComments: "none",
};

const node = {
  ...shared,
  platform: "node",
  target: "node22",
  format: "cjs",
  // The UMD entry of jsonc-parser requires files relative to itself and fails inside a bundle.
  mainFields: ["module", "main"],
};

const entries = [
  { ...node, entryPoints: ["src/engine/syntax/parser-chunk.ts"], outfile: "dist/parser.js" },
  {
    ...node,
    entryPoints: ["src/extension/extension.ts"],
    outfile: "dist/extension.js",
    external: ["vscode"],
  },
  {
    ...node,
    entryPoints: ["src/server/main.ts"],
    outfile: "dist/server.js",
    plugins: [parserChunk],
  },
  {
    ...node,
    entryPoints: ["src/cli/main.ts"],
    outfile: "dist/cli.js",
    plugins: [parserChunk],
    banner: { js: "#!/usr/bin/env node" },
  },
  {
    ...shared,
    entryPoints: ["src/webview/report.ts"],
    outfile: "dist/report.js",
    platform: "browser",
    target: "es2022",
    format: "iife",
  },
].filter((entry) => existsSync(entry.entryPoints[0]));

if (!watch) rmSync("dist", { recursive: true, force: true });
if (watch) {
  for (const entry of entries) await (await context(entry)).watch();
} else {
  await Promise.all(entries.map((entry) => build(entry)));
}
