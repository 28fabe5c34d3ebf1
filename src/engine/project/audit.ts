import type { DependencyHealth } from "../findings/health.ts";
import type { DetectedPlatform } from "../platforms/platform.ts";
import type { Advise, AskComposer, LookUp } from "./ask.ts";
import type { FileFacts } from "./file-facts.ts";
import type { FactMaker } from "./fact-maker.ts";
import { catalogFiles } from "./catalog-users.ts";
import { dependencyHealth } from "./dependency-health.ts";
import type { FileResult } from "./file-result.ts";
import { left } from "./audit-left.ts";
import { inOrderOf, inWorkOrder } from "./audit-order.ts";
import type { NotCheckedItem } from "./not-checked.ts";
import type { TrackedFiles } from "./ports.ts";
import type { AnalysisSession } from "./session.ts";
import { type Verify, verifyLock } from "./verify-lock.ts";

/** A file or folder that was not looked at, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

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
  /** All files of the project, where only some of them are analysed. */
  readonly known?: readonly string[];
  readonly tracked: TrackedFiles;
  /** Absent when look-ups are switched off; `reason` says by what. */
  readonly lookUp?: LookUp;
  /** Called once for each lockfile. */
  readonly advise?: Advise;
  /** Asks the sources that were switched on about a composer.json; absent where there are none. */
  readonly askComposer?: AskComposer;
  /** Called once for each lockfile. */
  readonly verify?: Verify;
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
  /** Absent where the audit was stopped before it came to them, or looked at one file. */
  readonly dependencies?: DependencyHealth;
  readonly cancelled: boolean;
  readonly lines: number;
}

/** Audits a whole root: files first, then dependencies, then the project as a whole. Keeps what it has when cancelled. */
export async function audit(input: AuditInput): Promise<AuditResult> {
  const making = new AbortController();
  const kept = new KeptResults(input);
  try {
    return await run(input, kept, await makeFacts(input, kept, making.signal));
  } finally {
    making.abort();
    input.session.incoming.endFacts();
  }
}

/** The results so far, each told as it comes. */
class KeptResults {
  readonly results = new Map<string, FileResult>();
  readonly unread = new Map<string, string>();
  readonly #input: AuditInput;
  /** Files of which is known what they show by themselves, and no more. */
  readonly #early = new Set<string>();
  #findings = 0;

  constructor(input: AuditInput) {
    this.#input = input;
  }

  /** How many files were read, and their data not followed. */
  get readOnly(): number {
    return this.#early.size;
  }

  /** Keeps what a file that was read shows by itself, until its data was followed. */
  keepEarly(path: string): void {
    this.#early.add(path);
    const early = this.#input.session.preview(path, "facts");
    if (early && early.findings.length > 0) this.#keep(early);
  }

  keep(result: FileResult): void {
    const { path } = result;
    if (this.#early.delete(path)) {
      this.#findings -= this.results.get(path)?.findings.length ?? 0;
      // In the order in which files are done, however they were read.
      this.results.delete(path);
    }
    this.#keep(result);
  }

  progress(stage: AuditProgress["stage"], done: number, total: number): void {
    this.#input.onProgress?.({ stage, done, total, findings: this.#findings });
  }

  #keep(result: FileResult): void {
    const { path } = result;
    if (result.unread !== undefined) {
      this.unread.set(path, result.unread);
      return;
    }
    this.#findings += result.findings.length - (this.results.get(path)?.findings.length ?? 0);
    this.results.set(path, result);
    this.#input.onResult?.(result);
  }
}

/** `read` files were read in advance, which is a part of the progress. */
async function run(input: AuditInput, kept: KeptResults, read: number): Promise<AuditResult> {
  const { session, files, signal } = input;
  session.manifests.setPaths(input.known ?? files);
  const { results, unread } = kept;
  const notChecked: NotCheckedItem[] = [...session.team.notRead];
  let done = 0;
  for (const [index, path] of inWorkOrder(files).entries()) {
    if (signal?.aborted) break;
    kept.keep(session.analyse(path));
    session.archive.release();
    done = index + 1;
    kept.progress("files", read + done, read + files.length);
    await input.pause?.();
  }
  // Data may flow into a file from one that came after it.
  for (const path of signal?.aborted ? [] : (session.unsettled() ?? []))
    kept.keep(session.analyse(path));
  if (!signal?.aborted) await checkDependencies(input, notChecked, kept);
  if (!signal?.aborted) {
    kept.progress("project", 0, 1);
    for (const result of session.analyseProject(files, input.tracked)) {
      kept.keep(merge(results.get(result.path), result));
    }
    if (!input.tracked.known) {
      notChecked.push({ what: "files tracked by version control", reason: input.tracked.reason });
    }
  }
  if (signal?.aborted) notChecked.push(...left(files.length - done, kept.readOnly));
  const unreadLocks = [session.manifests, session.composers].flatMap((each) => each.lockProblems());
  for (const { path, reason } of unreadLocks) {
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
  const list = inOrderOf(
    files,
    [...results.values()].filter((result) => result.path !== ""),
  );
  return {
    results: list,
    skipped: [...input.skipped, ...[...unread].map(([path, reason]) => ({ path, reason }))],
    notChecked,
    platforms: session.platforms.all(
      files.filter((path) => session.classify(path).kind === "normal"),
    ),
    ...(signal?.aborted ? {} : { dependencies: healthOf(input) }),
    cancelled: signal?.aborted ?? false,
    lines: list.reduce(
      (sum, result) => sum + (result.pathClass.kind === "muted" ? 0 : result.lines),
      0,
    ),
  };
}

/**
 * Lets the scripts be read elsewhere. Who can wait for single files begins with them at once, while
 * others are being read; who cannot is told meanwhile what each file shows by itself.
 */
async function makeFacts(
  input: AuditInput,
  kept: KeptResults,
  ended: AbortSignal,
): Promise<number> {
  const { session, files, maker } = input;
  if (!maker) return 0;
  const scripts = session.incoming.wanted(files);
  const { incoming } = session;
  incoming.beginFacts(maker.settle && ((path) => maker.settle?.(path)));
  const signal = input.signal ? AbortSignal.any([input.signal, ended]) : ended;
  const read = new Set<string>();
  const take = (facts: FileFacts): void => {
    incoming.accept(facts);
    read.add(facts.path);
    if (maker.settle) return;
    kept.keepEarly(facts.path);
    kept.progress("files", read.size, scripts.length + files.length);
  };
  const made = maker.make(scripts, take, signal);
  if (maker.settle) return 0;
  // Threads take a while to start, and nobody wants to wait for the first finding: until then this one reads as well.
  for (const [index, path] of scripts.entries()) {
    if (read.size > index || signal.aborted) break;
    const facts = session.facts(path);
    if (facts) take(facts);
    await input.pause?.();
  }
  await made;
  return scripts.length;
}

async function checkDependencies(
  input: AuditInput,
  notChecked: NotCheckedItem[],
  kept: KeptResults,
): Promise<void> {
  const { session, signal } = input;
  const manifests = input.files.filter((path) => session.manifests.isManifest(path));
  const asked = new Set<string>();
  const late = new Set<string>();
  for (const [index, path] of manifests.entries()) {
    // What was answered by then counts.
    if (signal?.aborted) break;
    if (session.classify(path).kind === "muted") continue;
    kept.progress("dependencies", index, manifests.length);
    if (input.lookUp) {
      const key = session.manifests.holes.keyOf(path);
      const isNew = !asked.has(key);
      const all = isNew ? await input.advise?.(path, signal) : undefined;
      asked.add(key);
      session.setLookups(path, await input.lookUp(path, signal), all);
      if (isNew && input.verify) notChecked.push(...(await verifyLock(input, path, key)));
      // What has to move along is known when all were asked about that one lockfile is for.
      if (session.manifests.holes.isShared(path)) late.add(path);
      else kept.keep(session.analyse(path));
    }
    notChecked.push(...session.manifests.notChecked(path, session.now, input.lookUpOff));
  }
  // What is wrong with a version in a catalog is known when all who refer to it were asked about.
  for (const path of input.lookUp ? [...late, ...catalogFiles(session.manifests)] : [])
    if (input.files.includes(path)) kept.keep(session.analyse(path));
  for (const path of input.files.filter((each) => session.composers.isManifest(each))) {
    if (signal?.aborted) return;
    if (session.classify(path).kind === "muted") continue;
    const told = await input.askComposer?.(path, signal);
    if (told) session.setComposerAnswers(path, told);
    if (input.askComposer) kept.keep(session.analyse(path));
    notChecked.push(...session.composers.notChecked(path));
  }
}

/** Asks nobody: by now everybody was asked. */
function healthOf({ session, files, known, lookUpOff }: AuditInput): DependencyHealth {
  return dependencyHealth({
    session,
    files: known ?? files,
    ...(lookUpOff !== undefined && { off: lookUpOff }),
  });
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
