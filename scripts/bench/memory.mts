// The built server on a whole workspace: how long until everything is indexed, cold and with what was
// kept of it, and what it weighs then and over 500 edits: `npm run bench -- memory [--lines=225000]`.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { LspClient, uriOf } from "../../test/harness/lsp-client.ts";
import { type Corpus, corpusOf } from "./corpus.mts";
import { untilKept } from "./until-kept.mts";

const EDITS = 500;
const PRINT_EVERY = 100;

export async function benchMemory(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { lines: { type: "string", default: "225000" } },
  });
  const corpus = await corpusOf(Number(values.lines));
  console.log(`${corpus.lines} lines in ${corpus.scripts.length} scripts`);
  const storage = mkdtempSync(join(tmpdir(), "storewarden-bench-"));
  try {
    const cold = await openWorkspace(corpus, storage);
    console.log(`cold: indexed after ${cold.seconds.toFixed(1)} s, ${memoryOf(cold.client)}`);
    // What is edited while it is being kept has to be found again.
    await untilKept(storage);
    await edit(cold.client, corpus);
    await cold.client.stop();
    const warm = await openWorkspace(corpus, storage);
    console.log(`warm: indexed after ${warm.seconds.toFixed(1)} s, ${memoryOf(warm.client)}`);
    await warm.client.stop();
  } finally {
    rmSync(storage, { recursive: true, force: true });
  }
}

/** Seconds from the start of the process until nothing is left to do. The build is not counted. */
async function openWorkspace(
  { folder }: Corpus,
  storage: string,
): Promise<{ client: LspClient; seconds: number }> {
  const settings = {
    analysis: { scope: "workspace" },
    include: ["**"],
    registry: { enabled: false },
  };
  const warmUp = await LspClient.start();
  await warmUp.stop();
  const started = performance.now();
  const client = await LspClient.start({ folders: [folder], settings, storage });
  client.watchClosedFiles();
  const hasWorked = () => client.statuses.some((status) => status.activity === "analysing");
  while (!hasWorked() || client.statuses.at(-1)?.activity !== "idle") await sleep(20);
  return { client, seconds: (performance.now() - started) / 1_000 };
}

/** Types and removes a line, again and again, in a file of ordinary length. */
async function edit(client: LspClient, { folder, scripts }: Corpus): Promise<void> {
  const path = scripts.find((script) => {
    const { length } = readFileSync(join(folder, script), "utf8").split("\n");
    return length > 150 && length < 400;
  });
  if (path === undefined) return;
  const text = readFileSync(join(folder, path), "utf8");
  const uri = uriOf(join(folder, path));
  await client.open(uri, text, /\.tsx?$/.test(path) ? "typescript" : "javascript");
  await client.diagnostics(uri);
  for (let i = 1; i <= EDITS; i++) {
    await client.change(uri, i % 2 === 0 ? text : `${text}\nexport const added${i} = ${i};\n`);
    await client.diagnostics(uri);
    if (i % PRINT_EVERY === 0) console.log(`after ${i} edits: ${memoryOf(client)}`);
  }
}

/** What the system says of the server's process, its threads included. */
function memoryOf({ process: { pid } }: LspClient): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const megabytes = (name: string): string =>
      (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024).toFixed(0);
    return `${megabytes("VmRSS")} MB, at most ${megabytes("VmHWM")} MB`;
  } catch {
    return "its memory can be read on Linux only";
  }
}
