// How much is found in programs whose lines somebody labelled who knew nothing of the engine:
// `npm run labelled [-- --preset=audit] [--missed]`.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { rulesOf } from "./labelled-classes.mts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const SETS = ["repaired", "held-out"];
/** A label is the comment that ends a line, in the comments of the line's language. */
const LABEL =
  /\s*(?:\/\/|#|<!--|\{\/\*|\/\*|<%#|\{\{!--|\{#)\s*(BAD|OK): (.*?)\s*(?:-->|\*\/\}|\*\/|%>|--\}\}|#\})?\s*$/;
/** A finding may stand so many lines beside a label. */
const NEAR = 2;
/** What a handler lacks is labelled at its head, and found somewhere in it. */
const HANDLER_LINES = 20;
const OF_HANDLERS =
  /idor|auth|role|return url|csrf|limit|upload|cors|enumer|webhook|random|race|page/;

interface Label {
  readonly program: string;
  readonly file: string;
  readonly line: number;
  readonly isHarmful: boolean;
  readonly classes: readonly string[];
}

interface Place {
  readonly file: string;
  readonly range?: { readonly start: { readonly line: number }; readonly end: { line: number } };
}

interface Finding extends Place {
  readonly ruleId: string;
  readonly steps: readonly Place[];
}

const { values } = parseArgs({
  options: {
    preset: { type: "string", default: "audit" },
    missed: { type: "boolean", default: false },
  },
});

for (const set of SETS) {
  const folder = join(ROOT, "out/labelled", set);
  const labels = unpackPrograms(set, folder);
  const found = new Map<string, readonly Finding[]>();
  for (const { program } of labels) {
    if (!found.has(program)) found.set(program, audit(join(folder, program), values.preset));
  }
  const isTold = (label: Label): boolean =>
    (found.get(label.program) ?? []).some((each) => tells(each, label));
  const harmful = labels.filter(({ isHarmful }) => isHarmful);
  const harmless = labels.filter(({ isHarmful }) => !isHarmful);
  const told = harmful.filter(isTold).length;
  const alarms = harmless.filter(isTold);
  console.log(
    `${set}, ${values.preset}: ${told} of ${harmful.length} harmful lines told, ${alarms.length} of ${harmless.length} harmless ones`,
  );
  if (!values.missed) continue;
  for (const each of harmful) if (!isTold(each)) console.log(`  missed ${nameOf(each)}`);
  for (const each of alarms) console.log(`  false alarm ${nameOf(each)}`);
}

/** Writes the programs of a set without their labels, and gives these. */
function unpackPrograms(set: string, folder: string): Label[] {
  rmSync(folder, { recursive: true, force: true });
  const labels: Label[] = [];
  const files = readFileSync(join(ROOT, "test/labelled", `${set}.txt`), "utf8").split(/^=== /m);
  for (const entry of files.slice(1)) {
    const end = entry.indexOf("\n");
    const path = entry.slice(0, end);
    const [program = "", ...below] = path.split("/");
    const lines = entry.slice(end + 1).split("\n");
    const text = lines.map((line, number) => {
      const [label, word, classes = ""] = LABEL.exec(line) ?? [];
      if (label === undefined) return line;
      labels.push({
        program,
        file: below.join("/"),
        line: number + 1,
        isHarmful: word === "BAD",
        classes: classes.split(",").map((each) => each.trim()),
      });
      return line.slice(0, line.length - label.length);
    });
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text.join("\n"));
  }
  return labels;
}

function audit(folder: string, preset: string): readonly Finding[] {
  const report = `${folder}.json`;
  const options = ["--offline", "--no-cache", "--fail-on", "none", "--format", "json"];
  execFileSync(
    process.execPath,
    [
      join(ROOT, "dist/cli.js"),
      "audit",
      folder,
      ...options,
      "--preset",
      preset,
      "--output",
      report,
    ],
    { stdio: "ignore" },
  );
  return JSON.parse(readFileSync(report, "utf8")).findings;
}

function tells(finding: Finding, label: Label): boolean {
  if (!label.classes.some((each) => rulesOf(each).test(finding.ruleId))) return false;
  const { start, end } = finding.range ?? {};
  if (!start || !end) return false;
  const isOfFile = finding.file === label.file;
  if (!label.isHarmful) return isOfFile && start.line === label.line;
  if (finding.steps.some((each) => isNear(each, label))) return true;
  if (!isOfFile) return false;
  if (start.line - NEAR <= label.line && end.line + NEAR >= label.line) return true;
  const isOfHandler = label.classes.some((each) => OF_HANDLERS.test(each));
  return isOfHandler && start.line >= label.line - NEAR && start.line <= label.line + HANDLER_LINES;
}

function isNear({ file, range }: Place, label: Label): boolean {
  return (
    file === label.file && range !== undefined && Math.abs(range.start.line - label.line) <= NEAR
  );
}

function nameOf({ program, file, line, classes }: Label): string {
  return `${program}/${file}:${line} ${classes.join(", ")}`;
}
