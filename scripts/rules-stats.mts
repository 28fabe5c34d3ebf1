// What the rules amount to: how many there are, how many carry a fix, how many tests each has, and
// which preset shows it. `npm run rules:stats`, or with --json for programs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rules } from "../src/generated/rules.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

interface RuleStats {
  readonly id: string;
  readonly category: string;
  readonly level: string;
  readonly preset: string;
  readonly surface: string;
  /** `fix`, `suggestion`, both, or none. */
  readonly fixes: readonly string[];
  /** Tests of its own file. */
  readonly tests: number;
  /** Marked lines in cases of data flow and in whole stores that it has to find, and that it must leave alone. */
  readonly found: number;
  readonly silent: number;
}

/** Of the columns, in characters. */
const WIDTHS = [44, 15, 12, 17, 15, 6, 6, 6];

const tests = testsByFile();
const marks = marksByRule();
const stats = rules.map((rule): RuleStats => {
  const { category, level, preset, surface } = rule.meta;
  return {
    id: rule.id,
    category,
    level,
    preset,
    surface,
    fixes: [...new Set((rule.fixes ?? []).map(({ kind }) => kind))].sort(),
    tests: tests.get(rule.id) ?? 0,
    found: marks.get(rule.id)?.found ?? 0,
    silent: marks.get(rule.id)?.silent ?? 0,
  };
});

if (process.argv.includes("--json")) console.log(JSON.stringify(stats, undefined, 2));
else print();

function print(): void {
  console.log(row(["rule", "category", "level", "preset", "fix", "tests", "found", "silent"]));
  for (const each of stats) {
    const { id, category, level, preset, surface, fixes } = each;
    const shown = surface === "report" ? `${preset}, report` : preset;
    const cells = [id, category, level, shown, fixes.join("+") || "–"];
    console.log(row([...cells, each.tests, each.found, each.silent]));
  }
  const withFix = stats.filter(({ fixes }) => fixes.length > 0).length;
  console.log(`\n${stats.length} rules, ${withFix} with a fix (${percent(withFix)})`);
  for (const [what, counts] of [
    ["presets", countBy(({ preset }) => preset)],
    ["levels", countBy(({ level }) => level)],
    ["surfaces", countBy(({ surface }) => surface)],
    ["categories", countBy(({ category }) => category)],
  ] as const) {
    console.log(`${what}: ${[...counts].map(([name, count]) => `${name} ${count}`).join(", ")}`);
  }
  const counts = stats.map((each) => each.tests + each.found + each.silent).sort((a, b) => a - b);
  const sum = counts.reduce((all, count) => all + count, 0);
  const median = counts[Math.floor(counts.length / 2)];
  console.log(
    `tests and marked lines: ${sum}, ${counts[0]} at least and ${median} (median) for a rule`,
  );
}

function row(cells: readonly (string | number)[]): string {
  return cells.map((cell, i) => String(cell).padEnd(WIDTHS[i] ?? 0)).join(" ");
}

function percent(count: number): string {
  return `${Math.round((100 * count) / stats.length)} %`;
}

function countBy(key: (each: RuleStats) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of stats) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
  return counts;
}

/** How many tests there are, by the name of their file: a rule's has its id. They are run, since many are made from tables. */
function testsByFile(): Map<string, number> {
  const file = join(mkdtempSync(join(tmpdir(), "rules-")), "tests.json");
  spawnSync(
    join(ROOT, "node_modules/.bin/vitest"),
    ["run", "--no-isolate", "--reporter=json", `--outputFile=${file}`, "test/rules/"],
    { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] },
  );
  const report: TestReport = JSON.parse(readFileSync(file, "utf8"));
  rmSync(dirname(file), { recursive: true });
  if (report.numFailedTests > 0) console.log(`${report.numFailedTests} tests of rules fail.`);
  const found = new Map<string, number>();
  for (const { name, assertionResults } of report.testResults) {
    // `hardcoded-secret.headers.test.ts` is of the same rule as `hardcoded-secret.test.ts`.
    const id = basename(name).split(".")[0] ?? "";
    found.set(id, (found.get(id) ?? 0) + assertionResults.length);
  }
  return found;
}

/** What the runner says in JSON, as far as it is read here. */
interface TestReport {
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

function marksByRule(): Map<string, { found: number; silent: number }> {
  const byRule = new Map<string, { found: number; silent: number }>();
  for (const folder of ["test/flow", "test/fixtures"]) {
    for (const path of readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })) {
      if (!/\.(?:[cm]?[jt]sx?|vue|svelte|json|ya?ml|env|html|ejs|hbs|pug)$/.test(path)) continue;
      const text = readFileSync(join(ROOT, folder, path), "utf8");
      for (const [, mark, ids = ""] of text.matchAll(/!(alert|safe) ([a-z-]+(?:, [a-z-]+)*)/g)) {
        for (const id of ids.split(", ")) {
          const known = byRule.get(id) ?? { found: 0, silent: 0 };
          if (mark === "alert") known.found++;
          else known.silent++;
          byRule.set(id, known);
        }
      }
    }
  }
  return byRule;
}
