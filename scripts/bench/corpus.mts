import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileKind } from "../../src/engine/api.ts";
import { findFiles } from "../../src/host/find-files.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Real code to measure with, copied so that everybody reads the very same files. */
export interface Corpus {
  readonly folder: string;
  /** A JSON list of the scripts, relative to the folder. */
  readonly list: string;
  readonly scripts: readonly string[];
  readonly lines: number;
}

/**
 * The published packages that `npm run ruling` fetches, and the folders in RULING_STORES: file by
 * file until there are enough lines. Each size begins with the same files.
 */
export async function corpusOf(lines: number): Promise<Corpus> {
  const base = join(ROOT, "out/bench", String(lines));
  const folder = join(base, "code");
  rmSync(base, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const scripts: string[] = [];
  let count = 0;
  for (const source of sources()) {
    const name = source.split("/").pop() ?? "";
    for (const file of await filesOf(source)) {
      if (count >= lines) break;
      const path = join(name, file);
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      cpSync(join(source, file), join(folder, path));
      if (fileKind(file) !== "script") continue;
      scripts.push(path);
      count += readFileSync(join(source, file), "utf8").split("\n").length;
    }
  }
  const list = join(base, "files.json");
  writeFileSync(list, JSON.stringify(scripts));
  return { folder, list, scripts, lines: count };
}

function sources(): string[] {
  const stores = process.env["RULING_STORES"];
  return [stores, join(ROOT, ".cache/ruling")].flatMap((base) =>
    base !== undefined && existsSync(base)
      ? readdirSync(base)
          .sort()
          .map((name) => join(base, name))
      : [],
  );
}

async function filesOf(folder: string): Promise<string[]> {
  const tracked = { known: false, reason: "copies are not tracked" } as const;
  const { files } = await findFiles(folder, { include: ["dist/**"], exclude: [], tracked });
  return files.filter((file) => !/\.d\.[cm]?ts$|[.-]min\./.test(file));
}
