import { basename, relative, resolve } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  AnalysisSession,
  type AuditResult,
  CONFIGURATION_FILE,
  type Configuration,
  type KeptFacts,
  type ReportInput,
  type Rule,
  type Summary,
  atLeast,
  audit,
  fileKind,
  summarise,
  visible,
} from "../engine/api.ts";
import { HostError } from "../host/failure.ts";
import { type FoundFiles, findFiles } from "../host/find-files.ts";
import { loadConfiguration } from "../host/load-configuration.ts";
import { loadModels } from "../host/load-models.ts";
import { isMemoryShort } from "../host/memory.ts";
import { toEngine } from "../host/paths.ts";
import { createProjectFiles } from "../host/project-files.ts";
import { type RememberedFiles, rememberFiles } from "../host/remembered-files.ts";
import { readTrackedFiles } from "../host/tracked-files.ts";
import type { AuditArguments } from "./arguments.ts";
import { AuditReaders } from "./audit-readers.ts";
import { destinationProblem, writeReport } from "./destination.ts";
import { folderProblem } from "./folder.ts";
import { progressLine } from "./progress.ts";
import { renderReport } from "./report.ts";
import { type CliSurroundings, EXIT } from "./surroundings.ts";

/** Why an audit cannot run, as lines for the user. */
class CannotRun extends Error {}

/** Runs `storewarden audit`. Returns the exit code; throws only on a mistake of the program itself. */
export async function runAudit(args: AuditArguments, around: CliSurroundings): Promise<number> {
  try {
    return await new AuditCommand(args, around).run();
  } catch (error) {
    if (!(error instanceof CannotRun) && !(error instanceof HostError)) throw error;
    around.error.write(`${error.message}\n`);
    return EXIT.failed;
  }
}

class AuditCommand {
  readonly #args: AuditArguments;
  readonly #around: CliSurroundings;
  readonly #root: string;
  readonly #output: string | undefined;
  readonly #rules: readonly Rule[];

  constructor(args: AuditArguments, around: CliSurroundings) {
    this.#args = args;
    this.#around = around;
    this.#root = resolve(around.cwd, args.folder);
    this.#rules = args.dependenciesOnly
      ? around.rules.filter(({ meta }) => meta.category === "dependencies")
      : around.rules;
    this.#output = args.output === undefined ? undefined : resolve(around.cwd, args.output);
  }

  async run(): Promise<number> {
    const startedAt = this.#around.now();
    this.#checkFolder();
    this.#checkDestination();
    const configuration = this.#configuration();
    const files = rememberFiles(createProjectFiles(this.#root));
    const session = new AnalysisSession({
      rules: this.#rules,
      models: this.#around.models,
      platforms: this.#around.platforms,
      middleware: this.#around.middleware,
      files,
      configuration,
      // Whoever runs the command line in a folder decides for it.
      trusted: true,
      now: this.#around.now,
      // A rule that failed is in the report, among what was not checked.
      log: { warn: () => undefined },
      isFull: isMemoryShort,
    });
    session.teach({ ...loadModels(files, this.#around.models), ignored: [] });
    const stop = new AbortController();
    const forget = this.#around.onInterrupt(() => stop.abort());
    try {
      const { result, found } = await this.#audit(session, files, stop.signal);
      const input: ReportInput = {
        audit: result,
        rules: this.#rules,
        activeRules: session.rules.active.length,
        preset: configuration.preset,
        root: this.#name(),
        version: this.#around.version,
        startedAt,
        endedAt: this.#around.now(),
        otherFiles: found.others,
        read: (path) => files.read(path),
      };
      return this.#report(input, session);
    } finally {
      forget();
    }
  }

  async #audit(
    session: AnalysisSession,
    files: RememberedFiles,
    signal: AbortSignal,
  ): Promise<{ readonly result: AuditResult; readonly found: FoundFiles }> {
    const { include, exclude, registry } = session.configuration;
    const kept = await this.#kept();
    const readers = new AuditReaders(this.#args, this.#around.workerProgram, session, {
      root: this.#root,
      files,
    });
    // What is kept saves most of the reading, so that there may be nothing for them to do.
    const onFile = kept ? undefined : readers.warmUp();
    const tracked = await readTrackedFiles(this.#root);
    const found = await findFiles(this.#root, { include, exclude, tracked, signal, onFile });
    session.composers.uses.setPaths(found.php);
    const progress = progressLine(this.#around, this.#args.quiet);
    const keep = await this.#remember(session, found.files, kept);
    const maker = readers.makerOf(session.incoming.wanted(found.files));
    const open = registry
      ? this.#around.openRegistry?.(this.#root, session, this.#args.offline, this.#args.sources)
      : undefined;
    try {
      const result = await audit({
        session,
        files: found.files.filter((path) => path !== this.#ownReport() && this.#isLookedAt(path)),
        known: found.files,
        skipped: found.skipped,
        tracked,
        signal,
        onProgress: (step) => progress.show(step),
        pause: yieldNowAndThen(),
        ...(maker ? { maker } : {}),
        ...(open ?? { lookUpOff: this.#lookUpOff(registry) }),
      });
      if (!signal.aborted) await keep();
      return { result, found };
    } finally {
      progress.clear();
      readers.close();
      await open?.close();
    }
  }

  /** What an earlier run has found. */
  async #kept(): Promise<KeptFacts | undefined> {
    const { facts: cache } = this.#around;
    return this.#args.cache && !this.#args.dependenciesOnly ? cache?.read(this.#root) : undefined;
  }

  /** Takes up what was kept; returns how to keep what this run finds. */
  async #remember(
    { archive }: AnalysisSession,
    paths: readonly string[],
    kept: KeptFacts | undefined,
  ): Promise<() => Promise<void>> {
    const { facts: cache } = this.#around;
    // What is known of code without the rules for code is no use to anybody.
    if (!cache || !this.#args.cache || this.#args.dependenciesOnly) return async () => undefined;
    const disk = createProjectFiles(this.#root);
    // Before anything is read, so that what changes meanwhile shows the next time.
    const stamps = new Map(paths.map((path) => [path, disk.stamp(path)]));
    const stampOf = (path: string): string | undefined => stamps.get(path);
    if (kept) await archive.restore(kept, paths, stampOf);
    const before = archive.revision;
    return async () => {
      if (archive.revision === before) return;
      await cache.write(this.#root, await archive.keep(paths, stampOf));
    };
  }

  #isLookedAt(path: string): boolean {
    return !this.#args.dependenciesOnly || fileKind(path) !== "script";
  }

  #report(input: ReportInput, session: AnalysisSession): number {
    const summary = summarise(input);
    const text = renderReport(input, session, this.#args, this.#around);
    if (this.#output === undefined) {
      this.#around.out.write(text);
    } else {
      const problem = writeReport(this.#output, text);
      if (problem !== undefined) throw this.#notWritable(problem);
      if (!this.#args.quiet) {
        this.#around.error.write(
          `Wrote ${visible(this.#args.output ?? "")}: ${summary.findings} ${summary.findings === 1 ? "finding" : "findings"}.\n`,
        );
      }
    }
    if (summary.cancelled) return EXIT.interrupted;
    if (summary.files === 0) {
      this.#around.error.write(nothingAnalysed(this.#name(), summary));
      return EXIT.failed;
    }
    return this.#fails(input) ? EXIT.findings : EXIT.clean;
  }

  #fails(input: ReportInput): boolean {
    const { failOn } = this.#args;
    if (failOn === "none") return false;
    return input.audit.results.some((result) =>
      result.findings.some((finding) => atLeast(finding.level, failOn)),
    );
  }

  #checkFolder(): void {
    const name = visible(this.#args.folder);
    const problem = folderProblem(this.#root);
    if (problem !== undefined) throw new CannotRun(`Cannot audit ${name}: ${problem}.`);
  }

  #checkDestination(): void {
    const problem = this.#output === undefined ? undefined : destinationProblem(this.#output);
    if (problem !== undefined) throw this.#notWritable(problem);
  }

  #notWritable(problem: string): CannotRun {
    return new CannotRun(`Cannot write ${visible(this.#args.output ?? "")}: ${problem}.`);
  }

  /** The team's configuration with the command line's on top. One that cannot be read as it is meant stops the audit. */
  #configuration(): Configuration {
    const ids = this.#around.rules.map((rule) => rule.id);
    const { configuration, problems, places } = loadConfiguration(this.#root, ids);
    if (problems.length > 0) {
      const lines = problems.map((problem, index) => {
        const { line = 0, column = 0 } = places[index] ?? {};
        return `${CONFIGURATION_FILE}:${line + 1}:${column + 1}  ${visible(problem.message)}`;
      });
      throw new CannotRun([...lines, "Nothing was audited."].join("\n"));
    }
    return {
      ...configuration,
      preset: this.#args.preset ?? configuration.preset,
      include: [...configuration.include, ...this.#args.include],
      exclude: [...configuration.exclude, ...this.#args.exclude],
    };
  }

  #lookUpOff(registry: boolean): string {
    if (!registry) return "registry look-ups are switched off in the configuration";
    return this.#args.offline ? "working offline" : "no registry can be asked";
  }

  /** An earlier report in the audited folder is none of the store's files. */
  #ownReport(): string | undefined {
    return this.#output === undefined ? undefined : toEngine(this.#root, this.#output);
  }

  #name(): string {
    const path = relative(this.#around.cwd, this.#root);
    return path === "" || path.startsWith("..") ? basename(this.#root) : this.#args.folder;
  }
}

function nothingAnalysed(name: string, summary: Summary): string {
  const reasons = [...new Set(summary.skipped.map((each) => each.reason))].join(", ");
  const why = reasons === "" ? "it has no files that rules look at" : `skipped: ${reasons}`;
  return `Nothing was analysed in ${visible(name)}; ${why}. --include 'dist/**' would audit build output.\n`;
}

/** Lets the process hear Ctrl-C now and then: a turn for every file would cost more than some files. */
function yieldNowAndThen(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 50) return;
    await nextTurn();
    last = performance.now();
  };
}
