// A cold audit of real code beside the parser alone and beside published linters on the same files:
// `npm run bench -- audit [--lines=300000] [--workers=N] [--no-eslint]`.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Corpus, corpusOf } from "./corpus.mts";
import { type Measured, measure } from "./measure.mts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ESLINT = join(ROOT, "scripts/bench/eslint");
/** Sizes at which the time of a line is printed. */
const GROWTH = [50_000, 150_000, 300_000];

export async function benchAudit(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      lines: { type: "string", default: "300000" },
      workers: { type: "string", default: String(Math.min(4, availableParallelism())) },
      "no-eslint": { type: "boolean", default: false },
    },
  });
  const wanted = Number(values.lines);
  build();
  console.log(
    `${values.workers} workers, ${availableParallelism()} cores, Node ${process.version}`,
  );
  const sizes = [...GROWTH.filter((size) => size < wanted), wanted];
  let whole: { corpus: Corpus; audit: Measured } | undefined;
  for (const size of sizes) {
    const corpus = await corpusOf(size);
    if (corpus.lines < size) {
      console.log(
        `There are only ${corpus.lines} lines: \`npm run ruling\` fetches packages, RULING_STORES names a folder with checkouts.`,
      );
    }
    const audit = await measureAudit(corpus, values.workers);
    print(`audit of ${corpus.lines} lines in ${corpus.scripts.length} files`, audit, corpus.lines);
    whole = { corpus, audit };
  }
  if (!whole) return;
  const { corpus, audit } = whole;
  const parse = await measure([
    "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
    join(ROOT, "scripts/bench/parse-alone.mts"),
    corpus.folder,
    corpus.list,
    values.workers,
  ]);
  print("parseForESLint alone", parse, corpus.lines);
  console.log(`the audit takes ${ratio(audit, parse)} times the time of the parser (at most 1.6)`);
  if (values["no-eslint"]) return;
  const eslint = await measureEslint(corpus, values.workers);
  print(`ESLint with plugins: ${eslint.out.trim()}`, eslint, corpus.lines);
  console.log(`the audit is ${ratio(eslint, audit)} times as fast as ESLint (at least 4)`);
}

function measureAudit({ folder }: Corpus, workers: string): Promise<Measured> {
  const options = [
    "--offline",
    "--fail-on",
    "none",
    "--format",
    "json",
    "--workers",
    workers,
    "--no-cache",
  ];
  const output = `${folder}.report.json`;
  rmSync(output, { force: true });
  // `dist` of a package is its code; to include everything would have tests followed as well.
  const all = ["--include", "**/dist/**", "--output", output];
  return measure([join(ROOT, "dist/cli.js"), "audit", folder, ...options, ...all]);
}

async function measureEslint(corpus: Corpus, workers: string): Promise<Measured> {
  install();
  const tsconfig = `${corpus.folder}.tsconfig.json`;
  writeFileSync(tsconfig, JSON.stringify(typesOf(corpus)));
  return measure([join(ESLINT, "run.mjs"), corpus.folder, corpus.list, workers], {
    BENCH_TSCONFIG: tsconfig,
    NODE_OPTIONS: "--max-old-space-size=8192",
  });
}

function typesOf({ folder, scripts }: Corpus): object {
  return {
    compilerOptions: {
      allowJs: true,
      jsx: "preserve",
      module: "esnext",
      moduleResolution: "bundler",
      noEmit: true,
      skipLibCheck: true,
      target: "es2024",
      types: [],
    },
    files: scripts.map((file) => join(folder, file)),
  };
}

/** The linters are a private package of their own: nothing of the product depends on them. */
function install(): void {
  const stamp = join(ESLINT, "node_modules/.complete");
  const lock = readFileSync(join(ESLINT, "package-lock.json"), "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", args, { cwd: ESLINT, stdio: "inherit" });
  if (status !== 0) throw new Error(`npm ci failed in ${ESLINT}`);
  writeFileSync(stamp, lock);
}

function build(): void {
  const { status } = spawnSync(process.execPath, ["esbuild.mjs", "--production"], {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("the build failed");
}

function print(what: string, { seconds, cpuSeconds, peakMb }: Measured, lines: number): void {
  const perLine = ((seconds * 1e6) / lines).toFixed(1);
  console.log(
    `${what}: ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of CPU, ${perLine} µs a line, peak ${peakMb.toFixed(0)} MB`,
  );
}

/** Of the times, and of the CPU times, which other work on the machine disturbs less. */
function ratio(a: Measured, b: Measured): string {
  return `${(a.seconds / b.seconds).toFixed(2)} (CPU ${(a.cpuSeconds / b.cpuSeconds).toFixed(2)})`;
}
