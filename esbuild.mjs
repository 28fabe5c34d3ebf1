// Builds every entry of the extension and the command line into dist/.
// The parser is one chunk of its own, so that the server and the command line share it
// and the package carries TypeScript only once.
import { build, context } from "esbuild";
import { cpSync, existsSync, globSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { onlyWhatParses } from "./scripts/build/parser-chunk.mts";

const watch = process.argv.includes("--watch");
const production = process.argv.includes("--production");
// Tests build into a folder of their own, since several of them may run at once.
const out = process.argv.find((each) => each.startsWith("--out="))?.slice(6) ?? "dist";

/** Leaves a module out of a bundle: it is loaded from a chunk of its own at run time. */
const chunk = (filter, path) => ({
  name: path,
  setup(bundle) {
    bundle.onResolve({ filter }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path, external: true },
    );
  },
});
/** Leaves a module out of a bundle, too, and loads its chunk when its function is called first. */
const laterChunk = (filter, path, name) => ({
  name: path,
  setup(bundle) {
    bundle.onLoad({ filter }, () => ({
      contents: `export const ${name} = (...given) => require("${path}").${name}(...given);`,
    }));
    bundle.onResolve({ filter: new RegExp(`^${path.replaceAll(".", "\\.")}$`) }, () => ({
      path,
      external: true,
    }));
  },
});
/** Leaves out whatever of the project is imported and not used: no module does anything by being loaded. */
const onlyWhatIsUsed = {
  name: "only-what-is-used",
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\.?\// }, async ({ path, pluginData, ...from }) => {
      if (pluginData === onlyWhatIsUsed || from.kind === "entry-point") return undefined;
      const found = await bundle.resolve(path, { ...from, pluginData: onlyWhatIsUsed });
      return { ...found, sideEffects: false, pluginData: undefined };
    });
  },
};
const parserChunk = chunk(/\/parser-chunk\.ts$/, "./parser.js");
const vueChunk = laterChunk(/\/vue-chunk\.ts$/, "./vue.js", "baseParse");
const clientChunk = chunk(/\/protocol-library\.ts$/, "./client.js");
// What only look-ups in registries and the index of git need, which nobody asks for at the start.
const laterChunks = [
  chunk(/\/network-library\.ts$/, "./network.js"),
  chunk(/\/git-library\.ts$/, "./git.js"),
];

const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  logLevel: "warning",
  legalComments: "none",
};

const node = {
  ...shared,
  platform: "node",
  target: "node20.17",
  format: "cjs",
  // The UMD entry of jsonc-parser requires files relative to itself and fails inside a bundle.
  mainFields: ["module", "main"],
  // The editor hands itself to what is required, not to what is imported; so does what keeps compiled code.
  supported: { "dynamic-import": false },
};

const entries = [
  {
    ...node,
    entryPoints: ["src/engine/syntax/parser-chunk.ts"],
    outfile: `${out}/parser.js`,
    plugins: [onlyWhatParses],
  },
  {
    ...node,
    entryPoints: ["src/engine/syntax/vue-chunk.ts"],
    outfile: `${out}/vue.js`,
    define: { "process.env.NODE_ENV": '"production"' },
    // Its build for bundlers asks for that of its sibling, and a condition for Node would give another one.
    alias: { "@vue/shared": "@vue/shared/dist/shared.esm-bundler.js" },
  },
  {
    ...node,
    entryPoints: ["src/registry/network-library.ts"],
    outfile: `${out}/network.js`,
  },
  {
    ...node,
    entryPoints: ["src/host/git-library.ts"],
    outfile: `${out}/git.js`,
  },
  {
    ...node,
    entryPoints: ["src/extension/extension.ts"],
    outfile: `${out}/extension.js`,
    external: ["vscode"],
    plugins: [clientChunk],
  },
  {
    ...node,
    entryPoints: ["src/extension/protocol-library.ts"],
    outfile: `${out}/client.js`,
    external: ["vscode"],
  },
  {
    ...node,
    entryPoints: ["src/server/main.ts"],
    outfile: `${out}/server.js`,
    plugins: [parserChunk, vueChunk, ...laterChunks],
  },
  {
    ...node,
    entryPoints: ["src/server/start.ts"],
    outfile: `${out}/start.js`,
  },
  {
    ...node,
    entryPoints: ["src/cli/main.ts"],
    outfile: `${out}/cli.js`,
    plugins: [parserChunk, vueChunk, ...laterChunks],
    banner: { js: "#!/usr/bin/env node" },
  },
  {
    ...node,
    entryPoints: ["src/worker/main.ts"],
    outfile: `${out}/worker.js`,
    plugins: [parserChunk, vueChunk],
  },
  {
    ...node,
    entryPoints: ["src/worker/documents.ts"],
    outfile: `${out}/documents.js`,
    plugins: [onlyWhatIsUsed],
  },
  {
    ...shared,
    entryPoints: ["src/webview/report.ts"],
    outfile: `${out}/report.js`,
    platform: "browser",
    target: "es2022",
    format: "iife",
  },
].filter((entry) => existsSync(entry.entryPoints[0]));

if (!watch) rmSync(out, { recursive: true, force: true });
if (watch) {
  for (const entry of entries) await (await context(entry)).watch();
} else {
  await Promise.all(entries.map((entry) => build(entry)));
}

// The pages of the rules are opened inside the editor, so they travel with the bundles.
for (const page of globSync("src/rules/*/*/doc.md")) {
  cpSync(page, join(out, "rules", `${basename(dirname(page))}.md`));
}
