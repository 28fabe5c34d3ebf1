// node parse-alone.mts FOLDER LIST WORKERS: what the parser takes for trees with scopes, and nothing else.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker, isMainThread, workerData } from "node:worker_threads";
import { parseForESLint } from "@typescript-eslint/parser";

interface Work {
  readonly folder: string;
  readonly files: readonly string[];
  readonly next: Int32Array;
}

if (isMainThread) await parseAll();
else parseSome(workerData);

async function parseAll(): Promise<void> {
  const [folder = "", list = "", workers = "1"] = process.argv.slice(2);
  const work: Work = {
    folder,
    files: JSON.parse(readFileSync(list, "utf8")),
    next: new Int32Array(new SharedArrayBuffer(4)),
  };
  const threads = Array.from(
    { length: Number(workers) },
    () => new Worker(new URL(import.meta.url), { workerData: work }),
  );
  await Promise.all(
    threads.map((thread) => new Promise((done) => thread.once("exit", done).once("error", done))),
  );
  console.log(`${work.files.length} files`);
}

function parseSome({ folder, files, next }: Work): void {
  for (;;) {
    const file = files[Atomics.add(next, 0, 1)];
    if (file === undefined) return;
    const filePath = join(folder, file);
    const jsx = !/\.[cm]?ts$/.test(file);
    try {
      parseForESLint(readFileSync(filePath, "utf8"), {
        filePath,
        sourceType: "module",
        ecmaFeatures: { jsx },
        loggerFn: false,
      });
    } catch {
      // A file that cannot be parsed took its time as well.
    }
  }
}
