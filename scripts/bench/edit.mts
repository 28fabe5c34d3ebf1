// How long a key stroke takes to become diagnostics in the built server, over the real protocol.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parseForESLint } from "@typescript-eslint/parser";
import { LspClient, uriOf } from "../../test/harness/lsp-client.ts";
import { benchEditWorkspace } from "./edit-workspace.mts";
import { distribution, median } from "./statistics.mts";

const SHOP = fileURLToPath(new URL("../../examples/corner-shop/", import.meta.url));

/** Typed again and again: most of the way the text does not parse, as when people type. */
const TYPED = 'const note = await db.query("select * from notes where id = $1", [req.query.id]);\n';

export async function benchEdit(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      folder: { type: "string" },
      edits: { type: "string", default: "300" },
      storage: { type: "string" },
    },
  });
  if (values.folder !== undefined) {
    await benchEditWorkspace(values.folder, Number(values.edits), values.storage);
    return;
  }
  const cold = await coldStart(500);
  console.log(`server start to first diagnostics of a 500-line file: ${cold.toFixed(0)} ms`);
  const text = storeCode(1_000);
  const uri = uriOf(join(SHOP, "src/bench.ts"));
  const client = await LspClient.start({
    folders: [SHOP],
    settings: { registry: { enabled: false } },
  });
  await client.open(uri, text, "typescript");
  await client.diagnostics(uri);
  const at = text.indexOf("\n", text.length / 2) + 1;
  const times: number[] = [];
  for (let round = 0; round < 4; round++) {
    for (let i = 1; i <= TYPED.length; i++) {
      const started = performance.now();
      await client.change(uri, text.slice(0, at) + TYPED.slice(0, i) + text.slice(at));
      await client.pull(uri);
      // The first round warms the compiler up, as the first minute of work does.
      if (round > 0) times.push(performance.now() - started);
    }
  }
  await client.stop();
  console.log(
    `key stroke to diagnostics, ${text.split("\n").length} lines: ${distribution(times)}`,
  );
  const parses: number[] = [];
  for (let i = 0; i < 60; i++) {
    const started = performance.now();
    parseForESLint(`${text}// ${i}`, { filePath: "bench.ts", sourceType: "module" });
    if (i >= 20) parses.push(performance.now() - started);
  }
  console.log(`the parser alone on the same text: ${distribution(parses)}`);
  console.log(`ratio of the medians: ${(median(times) / median(parses)).toFixed(2)}`);
}

/** Milliseconds from the start of the server's process to its first diagnostics. The build is not counted. */
async function coldStart(lines: number): Promise<number> {
  const warmUp = await LspClient.start({ folders: [SHOP] });
  await warmUp.stop();
  const started = performance.now();
  const client = await LspClient.start({ folders: [SHOP] });
  const uri = uriOf(join(SHOP, "src/bench.ts"));
  await client.open(uri, storeCode(lines), "typescript");
  await client.pull(uri);
  const time = performance.now() - started;
  await client.stop();
  return time;
}

/** Real code of the example store, one file after the other, cut at a statement near the wanted length. */
function storeCode(lines: number): string {
  const files = readdirSync(join(SHOP, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  let text = "";
  for (const file of files) {
    text += readFileSync(file, "utf8");
    const count = text.split("\n").length;
    if (count < lines) continue;
    const ends = [...text.matchAll(/^\}\n/gm)].map((match) => match.index + match[0].length);
    const end = ends.find((offset) => text.slice(0, offset).split("\n").length >= lines);
    return text.slice(0, end ?? text.length);
  }
  return text;
}
