import type { LookupResult } from "../deps/types.ts";
import type { DetectedPlatform } from "../platforms/platform.ts";
import type { FactMaker } from "./fact-maker.ts";
import type { FileResult } from "./file-result.ts";
import type { NotCheckedItem } from "./not-checked.ts";
import type { TrackedFiles } from "./ports.ts";
import type { AnalysisSession } from "./session.ts";

/** A file or folder that was not looked at, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** Asks the registries about a manifest's dependencies. Answers are keyed by package name. */
export type LookUp = (
  manifestPath: string,
  signal: AbortSignal | undefined,
) => Promise<ReadonlyMap<string, LookupResult>>;

export interface AuditProgress {
  readonly done: number;
  readonly total: number;
  readonly findings: number;
  readonly stage: "files" | "dependencies" | "project";
}

export interface AuditInput {
  readonly session: AnalysisSession;
  /** Files worth analysing, relative to the root, in a stable order. */
  readonly files: readonly string[];
  readonly skipped: readonly Skipped[];
  readonly tracked: TrackedFiles;
  /** Absent when look-ups are switched off; `reason` says by what. */
  readonly lookUp?: LookUp;
  readonly lookUpOff?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: AuditProgress) => void;
  /** Called for each file as it is done, so that findings are kept when the audit is cancelled. */
  readonly onResult?: (result: FileResult) => void;
  /** Reads the scripts in other threads; absent where all is done in this one. */
  readonly maker?: FactMaker;
  /** Lets other work of the process run. */
  readonly pause?: () => Promise<void>;
}

/** Everything that an audit found, plain data. */
export interface AuditResult {
  readonly results: readonly FileResult[];
  readonly skipped: readonly Skipped[];
  readonly notChecked: readonly NotCheckedItem[];
  readonly platforms: readonly DetectedPlatform[];
  readonly cancelled: boolean;
  readonly lines: number;
}

/** Audits a whole root: files first, then dependencies, then the project as a whole. Keeps what it has when cancelled. */
export async function audit(input: AuditInput): Promise<AuditResult> {
  const making = new AbortController();
  try {
    return await run(input, await makeFacts(input, making.signal));
  } finally {
    making.abort();
    input.session.incoming.endFacts();
  }
}

/** `read` files were read in advance, which is a part of the progress. */
async function run(input: AuditInput, read: number): Promise<AuditResult> {
  const { session, files, signal } = input;
  const results = new Map<string, FileResult>();
  const notChecked: NotCheckedItem[] = [...session.team.notRead];
  let findings = 0;
  const unread = new Map<string, string>();
  const keep = (result: FileResult): void => {
    if (result.unread !== undefined) {
      unread.set(result.path, result.unread);
      return;
    }
    findings += result.findings.length - (results.get(result.path)?.findings.length ?? 0);
    results.set(result.path, result);
    input.onResult?.(result);
  };
  const progress = (stage: AuditProgress["stage"], done: number, total: number): void =>
    input.onProgress?.({ stage, done, total, findings });

  let done = 0;
  for (const [index, path] of files.entries()) {
    if (signal?.aborted) break;
    keep(session.analyse(path));
    done = index + 1;
    progress("files", read + done, read + files.length);
    await input.pause?.();
  }
  // Data may flow into a file from one that came after it.
  for (const path of signal?.aborted ? [] : session.unsettled()) keep(session.analyse(path));
  if (!signal?.aborted) await checkDependencies(input, notChecked, keep, progress);
  if (!signal?.aborted) {
    progress("project", 0, 1);
    for (const result of session.analyseProject(files, input.tracked)) {
      keep(merge(results.get(result.path), result));
    }
    if (!input.tracked.known) {
      notChecked.push({ what: "files tracked by version control", reason: input.tracked.reason });
    }
  }
  if (signal?.aborted) notChecked.push(...left(files.length - done));
  for (const { path, reason } of session.manifests.lockProblems()) {
    notChecked.push({ what: path, reason, file: path });
  }
  for (const result of results.values()) {
    if (result.problem) {
      notChecked.push({ what: result.path, reason: result.problem.message, file: result.path });
    }
    for (const crash of result.crashes) {
      notChecked.push({
        what: `rule ${crash.ruleId}`,
        reason: `it failed: ${crash.message}`,
        rule: crash.ruleId,
        ...(result.path === "" ? {} : { file: result.path }),
      });
    }
  }
  const list = [...results.values()].filter((result) => result.path !== "");
  return {
    results: list,
    skipped: [...input.skipped, ...[...unread].map(([path, reason]) => ({ path, reason }))],
    notChecked,
    platforms: session.platforms.all(
      files.filter((path) => session.classify(path).kind === "normal"),
    ),
    cancelled: signal?.aborted ?? false,
    lines: list.reduce(
      (sum, result) => sum + (result.pathClass.kind === "muted" ? 0 : result.lines),
      0,
    ),
  };
}

/** Lets the scripts be read elsewhere. Who can wait for single files begins with them at once, while others are being read. */
async function makeFacts(input: AuditInput, ended: AbortSignal): Promise<number> {
  const { session, files, maker } = input;
  if (!maker) return 0;
  const scripts = session.incoming.wanted(files);
  const { incoming } = session;
  incoming.beginFacts(maker.settle && ((path) => maker.settle?.(path)));
  const signal = input.signal ? AbortSignal.any([input.signal, ended]) : ended;
  const total = scripts.length + files.length;
  let read = 0;
  const made = maker.make(
    scripts,
    (facts) => {
      incoming.accept(facts);
      read++;
      if (!maker.settle) input.onProgress?.({ stage: "files", done: read, total, findings: 0 });
    },
    signal,
  );
  if (maker.settle) return 0;
  await made;
  return scripts.length;
}

/** What a stopped audit did not come to. */
function left(files: number): NotCheckedItem[] {
  const reason = "the audit was stopped before it came to them";
  const rest = { what: "dependencies and checks of the whole project", reason };
  return files > 0 ? [{ what: files === 1 ? "1 file" : `${files} files`, reason }, rest] : [rest];
}

async function checkDependencies(
  input: AuditInput,
  notChecked: NotCheckedItem[],
  keep: (result: FileResult) => void,
  progress: (stage: AuditProgress["stage"], done: number, total: number) => void,
): Promise<void> {
  const { session, signal } = input;
  session.manifests.setPaths(input.files);
  const manifests = input.files.filter((path) => session.manifests.isManifest(path));
  for (const [index, path] of manifests.entries()) {
    if (signal?.aborted) return;
    if (session.classify(path).kind === "muted") continue;
    progress("dependencies", index, manifests.length);
    if (input.lookUp) {
      session.setLookups(path, await input.lookUp(path, signal));
      keep(session.analyse(path));
    }
    notChecked.push(...session.manifests.notChecked(path, session.now, input.lookUpOff));
  }
}

/** Findings of a file's own rules together with those of the project's. */
function merge(own: FileResult | undefined, project: FileResult): FileResult {
  if (!own) return project;
  return {
    ...own,
    findings: [...own.findings, ...project.findings].toSorted(
      (a, b) => a.range.start - b.range.start,
    ),
    silenced: [...own.silenced, ...project.silenced],
    crashes: [...own.crashes, ...project.crashes],
  };
}
