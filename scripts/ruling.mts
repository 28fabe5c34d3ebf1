// Audits pinned real projects and compares the findings with those that were read and judged:
// `npm run ruling`. With --update it writes new findings down as unjudged, which fails until someone
// has read them; with RULING_STORES set to folders with checkouts (owner+name), it audits those at
// their pinned commits as well; --built=<folder> takes the command line from another build;
// --only=<text> takes the projects with that in their names; --jobs=<n> audits several at once.
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const CACHE = join(ROOT, ".cache/ruling");
const EXPECTED = join(ROOT, "test/ruling/expected");
const update = process.argv.includes("--update");
const JOBS = Number(
  process.argv.find((each) => each.startsWith("--jobs="))?.slice(7) ?? availableParallelism(),
);
const ONLY = process.argv.find((each) => each.startsWith("--only="))?.slice(7) ?? "";
/** An audit that takes longer than this has lost its way: that is a failure, and no reason to wait. */
const TIME_LIMIT_MS = 45 * 60_000;
const BUILT = process.argv.find((each) => each.startsWith("--built="))?.slice(8) ?? "dist";

/** Without what this machine remembers of registries: dates and versions change, code at a commit does not. */
const NOBODY = join(CACHE, "nobody");
const env = { ...process.env, HOME: NOBODY, XDG_CACHE_HOME: NOBODY };

type Verdict = "true" | "false" | "unjudged";

/** A finding as it is kept in the repository: where it is, and what a reader thought of it. */
interface Judged {
  readonly ruleId: string;
  readonly level: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly fingerprint: string;
  readonly verdict: Verdict;
  /** One line on why it is right or wrong. */
  readonly reason: string;
}

interface Expected {
  readonly project: string;
  readonly lines: number;
  readonly findings: readonly Judged[];
}

interface Report {
  readonly summary: { readonly lines: number };
  readonly findings: readonly {
    readonly ruleId: string;
    readonly level: string;
    readonly file: string;
    readonly message: string;
    readonly fingerprint: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

interface Project {
  readonly label: string;
  readonly folder: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** A store as `projects.json` names it. */
interface PinnedStore {
  readonly name: string;
  readonly commit: string;
  readonly exclude?: readonly string[];
}

const pinned = JSON.parse(readFileSync(join(ROOT, "test/ruling/projects.json"), "utf8"));
const notRun: string[] = [];
let differences = 0;
const projects: Project[] = [...packages(), ...stores()];
const reports = await auditAll();
const totals = new Map<string, { right: number; wrong: number; unjudged: number }>();
let lines = 0;
let count = 0;

for (const [i, project] of projects.entries()) {
  const report = reports[i];
  if (!report) continue;
  const old = readExpected(project);
  const findings = report.findings.map((finding): Judged => {
    const known = old?.findings.find((each) => each.fingerprint === finding.fingerprint);
    return {
      ruleId: finding.ruleId,
      level: finding.level,
      file: finding.file,
      line: finding.range.start.line,
      // Addresses in what a registry says are no business of this repository.
      message: finding.message.replace(/https?:\/\/[^\s…]+/g, "<address>"),
      fingerprint: finding.fingerprint,
      verdict: known?.verdict ?? "unjudged",
      reason: known?.reason ?? "",
    };
  });
  compare(project, old?.findings ?? [], findings);
  if (update) writeExpected({ project: project.label, lines: report.summary.lines, findings });
  lines += report.summary.lines;
  count += findings.length;
  for (const { ruleId, verdict } of findings) {
    const total = totals.get(ruleId) ?? { right: 0, wrong: 0, unjudged: 0 };
    if (verdict === "true") total.right++;
    else if (verdict === "false") total.wrong++;
    else total.unjudged++;
    totals.set(ruleId, total);
  }
  console.log(`${project.label}: ${report.summary.lines} lines, ${findings.length} findings`);
}
printTotals();
for (const reason of notRun) console.log(`not run: ${reason}`);
if (differences > 0 && !update) {
  console.log(`${differences} differences from the committed findings.`);
  process.exitCode = 1;
}
const unjudged = [...totals.values()].reduce((sum, total) => sum + total.unjudged, 0);
if (unjudged > 0) {
  console.log(`${unjudged} findings that nobody has read: give them a verdict and a reason.`);
  process.exitCode = 1;
}

function packages(): Project[] {
  return pinned.packages.flatMap(({ name, version, include }: Record<string, unknown>) => {
    const label = `${name}@${version}`;
    if (!label.includes(ONLY)) return [];
    const folder = join(CACHE, label.replaceAll("/", "+"));
    if (!existsSync(folder) && !fetchPackage(label, folder)) {
      notRun.push(`${label} could not be fetched`);
      return [];
    }
    return [{ label, folder, include: include as string[], exclude: [] }];
  });
}

/** Fetches a package as it was published; nothing of it is installed or run. */
function fetchPackage(label: string, folder: string): boolean {
  const scratch = `${folder}.part`;
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const packed = spawnSync("npm", ["pack", label, "--silent", "--ignore-scripts"], {
    cwd: scratch,
    encoding: "utf8",
  });
  const archive = packed.stdout.trim().split("\n").pop() ?? "";
  if (packed.status !== 0 || archive === "") return false;
  execFileSync("tar", ["xzf", archive, "--strip-components=1"], { cwd: scratch });
  rmSync(join(scratch, archive));
  renameSync(scratch, folder);
  return true;
}

function stores(): Project[] {
  const bases = (process.env["RULING_STORES"] ?? "").split(delimiter).filter((each) => each !== "");
  return pinned.stores.flatMap(({ name, commit, exclude = [] }: PinnedStore) => {
    const label = `${name}@${commit.slice(0, 12)}`;
    if (!label.includes(ONLY)) return [];
    const folder = bases.map((base) => join(base, name.replace("/", "+"))).find(existsSync);
    if (folder === undefined) {
      notRun.push(`${label}: RULING_STORES names no folder that holds it`);
      return [];
    }
    const head = spawnSync("git", ["rev-parse", "HEAD"], { cwd: folder, encoding: "utf8" });
    const at = head.status === 0 ? head.stdout.trim() : "no checkout";
    if (at !== commit) {
      notRun.push(`${label}: found ${at}`);
      return [];
    }
    return [{ label, folder, include: [], exclude }];
  });
}

/** The reports in the order of the projects; several audits run at once, each in a process of its own. */
async function auditAll(): Promise<(Report | undefined)[]> {
  const found: (Report | undefined)[] = [];
  const waiting = [...projects.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [i, project] = next;
      found[i] = await auditProject(project);
    }
  };
  await Promise.all(Array.from({ length: JOBS }, work));
  return found;
}

async function auditProject({
  label,
  folder,
  include,
  exclude,
}: Project): Promise<Report | undefined> {
  const globs = [
    ...include.flatMap((glob) => ["--include", glob]),
    ...exclude.flatMap((glob) => ["--exclude", glob]),
  ];
  const options = ["--format", "json", "--offline", "--fail-on", "none"];
  const startedAt = performance.now();
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(BUILT, "cli.js"), "audit", folder, ...options, ...globs],
      { cwd: ROOT, encoding: "utf8", env, maxBuffer: 1 << 29, timeout: TIME_LIMIT_MS },
    );
    console.log(`audited ${label} in ${Math.round((performance.now() - startedAt) / 1000)} s`);
    return JSON.parse(stdout);
  } catch (error) {
    differences++;
    notRun.push(`${label}: ${error instanceof Error ? error.message.split("\n")[0] : "it failed"}`);
    return undefined;
  }
}

function compare(project: Project, old: readonly Judged[], now: readonly Judged[]): void {
  const describe = (each: Judged): string =>
    `${each.file}:${each.line} ${each.ruleId}: ${each.message}`;
  for (const each of now) {
    if (old.some((other) => other.fingerprint === each.fingerprint)) continue;
    differences++;
    console.log(`+ ${project.label} ${describe(each)}`);
  }
  for (const each of old) {
    if (now.some((other) => other.fingerprint === each.fingerprint)) continue;
    differences++;
    console.log(`- ${project.label} ${describe(each)}`);
  }
}

function expectedPath(label: string): string {
  return join(EXPECTED, `${label.replaceAll("/", "+")}.json`);
}

function readExpected({ label }: Project): Expected | undefined {
  const path = expectedPath(label);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

function writeExpected(expected: Expected): void {
  mkdirSync(EXPECTED, { recursive: true });
  writeFileSync(expectedPath(expected.project), `${JSON.stringify(expected, null, 2)}\n`);
}

function printTotals(): void {
  console.log(
    `\n${lines} lines, ${count} findings, ${((count / lines) * 1000).toFixed(3)} in 1,000 lines`,
  );
  let right = 0;
  let judged = 0;
  for (const [rule, total] of [...totals].sort()) {
    const seen = total.right + total.wrong;
    right += total.right;
    judged += seen;
    const share = seen === 0 ? "–" : `${Math.round((total.right / seen) * 100)} % right`;
    console.log(
      `  ${rule}: ${total.right} right, ${total.wrong} wrong, ${total.unjudged} unjudged, ${share}`,
    );
  }
  if (judged > 0)
    console.log(`  all judged: ${Math.round((right / judged) * 100)} % right of ${judged}`);
}
