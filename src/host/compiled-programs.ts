import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script, constants } from "node:vm";

const DIGEST_BYTES = 32;

interface Loaded {
  readonly script: Script;
  /** Where its compiled code belongs. */
  readonly file: string;
}

/**
 * Loads programs of CommonJS with the code that an earlier start compiled. The runtime's own cache
 * keeps what is compiled before a program runs, which is a small part of it; this one keeps what ran.
 * What is missing, damaged, or of another text or runtime is compiled anew; nothing here ever fails a start.
 */
export class CompiledPrograms {
  readonly #folder: string | undefined;
  /** Programs that others load by a relative path, such as a chunk that they share. */
  readonly #parts: ReadonlySet<string>;
  readonly #fresh: Loaded[] = [];
  /** Names of programs that were loaded from kept code. */
  readonly fromKept: string[] = [];

  /** Without a folder nothing is kept. */
  constructor(folder: string | undefined, parts: readonly string[]) {
    this.#folder = folder;
    this.#parts = new Set(parts);
  }

  /** Runs a program and gives what it exports. @throws whatever the program throws. */
  load(path: string): unknown {
    const bytes = readFileSync(path);
    const module = { exports: {} };
    const base = createRequire(path);
    const require = Object.assign(
      (id: string): unknown =>
        this.#parts.has(id) ? this.load(join(dirname(path), id)) : base(id),
      base,
    );
    const run = this.#compile(path, bytes).runInThisContext();
    run.call(module.exports, module.exports, require, module, path, dirname(path));
    return module.exports;
  }

  /** Keeps what was compiled since these programs were started, in place of what was kept of other versions. */
  keep(): void {
    for (const { script, file } of this.#fresh.splice(0)) {
      const draft = `${file}.${randomUUID()}.tmp`;
      try {
        const code = script.createCachedData();
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(draft, Buffer.concat([digestOf(code), code]), { mode: 0o600 });
        renameSync(draft, file);
        forgetOthers(file);
      } catch {
        remove(draft);
      }
    }
  }

  #compile(path: string, bytes: Buffer): Script {
    const name = basename(path);
    const file = this.#folder && join(this.#folder, fileName(name, bytes));
    const kept = file === undefined ? undefined : readKept(file);
    const text = bytes.toString("utf8");
    const script = new Script(
      `(function (exports, require, module, __filename, __dirname) { ${text}\n})`,
      {
        filename: path,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
        ...(kept ? { cachedData: kept } : {}),
      },
    );
    if (kept && script.cachedDataRejected === false) this.fromKept.push(name);
    else if (file !== undefined) this.#fresh.push({ script, file });
    return script;
  }
}

/** The runtime tells its own versions apart, but of a text it compares the length alone. */
function fileName(name: string, bytes: Buffer): string {
  return `${name}-${digestOf(bytes).toString("hex").slice(0, 32)}.bin`;
}

function readKept(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(DIGEST_BYTES);
    return bytes.subarray(0, DIGEST_BYTES).equals(digestOf(code)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Versions that are not installed any more, and drafts that a crash left behind. */
function forgetOthers(file: string): void {
  const name = basename(file).replace(/-[0-9a-f]+\.bin$/, "-");
  for (const each of readdirSync(dirname(file))) {
    const isOther = each.startsWith(name) && each !== basename(file);
    if (isOther) remove(join(dirname(file), each));
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is of no use, and in nobody's way.
  }
}

function digestOf(data: Uint8Array): Buffer {
  return createHash("sha256").update(data).digest();
}
