// How long an edit takes to become diagnostics in a large workspace, for the edited file and for those
// that depend on it: `npm run bench -- edit --folder=PATH [--edits=300] [--storage=PATH]`. The workspace is
// opened for the first time, which takes minutes, and again with what was kept of it then. With a
// storage that stays, the first time is left out where that has been done by this build.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileKind } from "../../src/engine/api.ts";
import { findFiles } from "../../src/host/find-files.ts";
import { COMPILED_FOLDER } from "../../src/protocol/server-process.ts";
import { LspClient, uriOf } from "../../test/harness/lsp-client.ts";
import { distribution } from "./statistics.mts";
import { untilKept } from "./until-kept.mts";

/** Files that are edited, spread over the workspace. */
const FILES = 12;
/** Open files that depend on an edited one and are asked about with it. */
const DEPENDANTS = 3;
const READING_MS = 4_000;

/** Typed piece by piece: most of the way the text does not parse, as when people type. */
const TYPED = "const note = [1].map((each) => `${each}: ${process.env.NAME}`);";

interface Edited {
  readonly path: string;
  readonly text: string;
  /** Where a statement may stand, inside a function. */
  readonly at: number;
  readonly dependants: readonly string[];
}

export async function benchEditWorkspace(
  folder: string,
  edits: number,
  storage?: string,
): Promise<void> {
  const texts = await readScripts(folder);
  const lines = [...texts.values()].reduce((sum, text) => sum + text.split("\n").length, 0);
  console.log(`${lines} lines in ${texts.size} scripts`);
  const kept = storage ?? mkdtempSync(join(tmpdir(), "storewarden-bench-"));
  try {
    for (const which of ["first", "second"]) {
      const client = await openWorkspace(folder, kept, which);
      if (which === "second") await editFiles(client, folder, texts, edits);
      else await untilKept(kept);
      await client.stop();
    }
  } finally {
    if (storage === undefined) rmSync(kept, { recursive: true, force: true });
  }
}

/** Starts the server and waits until it has found everything. The build is not counted. */
async function openWorkspace(folder: string, storage: string, which: string): Promise<LspClient> {
  const warmUp = await LspClient.start();
  await warmUp.stop();
  const started = performance.now();
  const client = await LspClient.start({
    folders: [folder],
    settings: { analysis: { scope: "workspace" }, include: ["**"], registry: { enabled: false } },
    storage,
    env: { [COMPILED_FOLDER]: join(storage, "compiled") },
  });
  client.watchClosedFiles();
  let shown = 0;
  let before = -1;
  for (;;) {
    const hasWorked = client.statuses.some((status) => status.activity === "analysing");
    const found = [...client.closed.values()].filter((each) => each.length > 0).length;
    if (found !== before) {
      before = found;
      shown = performance.now() - started;
    }
    if (hasWorked && isIdle(client)) break;
    await sleep(20);
  }
  const idle = performance.now() - started;
  const seconds = [shown, idle].map((ms) => (ms / 1_000).toFixed(1));
  console.log(
    `${which} time: the last of ${before} files with findings told after ${seconds[0]} s, nothing left to do after ${seconds[1]} s; the server's thread worked ${(workOf(client) / 1_000).toFixed(1)} s`,
  );
  return client;
}

async function editFiles(
  client: LspClient,
  folder: string,
  texts: ReadonlyMap<string, string>,
  edits: number,
): Promise<void> {
  const own: number[] = [];
  const all: number[] = [];
  const first: number[] = [];
  const work: number[] = [];
  for (const edited of choose(texts)) {
    const open = [edited.path, ...edited.dependants];
    for (const path of open) await openFile(client, folder, path, texts.get(path) ?? "");
    // People read before they type, and do not wait until all is found that an edit before changed.
    await sleep(1_000);
    for (let waited = 0; waited < READING_MS && !isIdle(client); waited += 50) await sleep(50);
    const uri = uriOf(join(folder, edited.path));
    for (let i = 1; i <= Math.ceil(edits / FILES); i++) {
      const typed = `\n  ${TYPED.slice(0, (i * 7) % (TYPED.length + 1))}\n`;
      const text = edited.text.slice(0, edited.at) + typed + edited.text.slice(edited.at);
      const before = workOf(client);
      const started = performance.now();
      await client.change(uri, text);
      await client.pull(uri);
      own.push(performance.now() - started);
      for (const path of edited.dependants) await client.pull(uriOf(join(folder, path)));
      all.push(performance.now() - started);
      work.push(workOf(client) - before);
      if (i === 1) first.push(performance.now() - started);
      // Faster than people type, and slow enough that nothing piles up.
      await sleep(60);
    }
    for (const path of open) await client.close(uriOf(join(folder, path)));
  }
  console.log(`edit to diagnostics of the edited file: ${distribution(own)}`);
  console.log(
    `edit to diagnostics of it and up to ${DEPENDANTS} that import it: ${distribution(all)}`,
  );
  console.log(`what of that the server's thread worked: ${distribution(work)}`);
  console.log(`the first edit of a file, with those: ${distribution(first)}`);
  console.log(`the server asked ${client.refreshes} times for everything to be pulled again`);
}

/** Milliseconds that the main thread of the server has worked: other work on the machine does not count. */
function workOf({ process: { pid } }: LspClient): number {
  try {
    const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ");
    return Number(nanoseconds) / 1e6;
  } catch {
    // Known on Linux only.
    return Number.NaN;
  }
}

function isIdle(client: LspClient): boolean {
  return client.statuses.at(-1)?.activity === "idle";
}

async function openFile(
  client: LspClient,
  folder: string,
  path: string,
  text: string,
): Promise<void> {
  const uri = uriOf(join(folder, path));
  await client.open(uri, text, /\.[cm]?tsx?$/.test(path) ? "typescript" : "javascript");
  await client.diagnostics(uri);
}

async function readScripts(folder: string): Promise<Map<string, string>> {
  const tracked = { known: false, reason: "nobody asks" } as const;
  const { files } = await findFiles(folder, { include: ["**"], exclude: [], tracked });
  return new Map(
    files
      .filter((path) => fileKind(path) === "script")
      .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
  );
}

/** Files of ordinary length with a function in the middle, those that many import among them. */
function choose(texts: ReadonlyMap<string, string>): Edited[] {
  const importers = importersOf(texts);
  const fitting = [...texts].flatMap(([path, text]): Edited[] => {
    const length = text.split("\n").length;
    const ends = [...text.matchAll(/^ {2,}return\b/gm)].map((match) => match.index);
    const at = ends[Math.floor(ends.length / 2)];
    if (at === undefined || length < 80 || length > 700) return [];
    const dependants = (importers.get(path) ?? []).slice(0, DEPENDANTS);
    return [{ path, text, at, dependants }];
  });
  const used = fitting.toSorted(
    (a, b) => (importers.get(b.path)?.length ?? 0) - (importers.get(a.path)?.length ?? 0),
  );
  const step = Math.max(1, Math.floor(fitting.length / (FILES * 0.75)));
  const spread = fitting.filter((_, i) => i % step === step - 1);
  return [...new Set([...used.slice(0, FILES / 4), ...spread])].slice(0, FILES);
}

/** Who imports whom by a relative path. */
function importersOf(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  for (const [path, text] of texts) {
    for (const [, specifier = ""] of text.matchAll(/(?:from|require\()\s*["'](\.[^"']+)["']/g)) {
      const base = normalize(join(dirname(path), specifier)).replace(/\.[cm]?js$/, "");
      const target = ENDINGS.map((ending) => base + ending).find((each) => texts.has(each));
      if (target === undefined) continue;
      importers.set(target, [...(importers.get(target) ?? []), path]);
    }
  }
  return importers;
}

const ENDINGS = ["", ".ts", ".tsx", ".js", ".jsx", "/index.ts", "/index.tsx", "/index.js"];
