import { readDocument } from "../documents/read-document.ts";
import type { LookupResult } from "../deps/types.ts";
import type { ParseProblem } from "../text/problem.ts";
import { type Analysis, quiet, unread } from "./analysis.ts";
import {
  type Surroundings,
  checkDocument,
  checkFlows,
  checkManifest,
  checkScript,
} from "./check-file.ts";
import { Collector } from "./collector.ts";
import type { Configuration } from "./configuration.ts";
import { fileKind } from "./file-kind.ts";
import type { FileResult } from "./file-result.ts";
import { FlowAnalysis } from "./flow-analysis.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { globMatcher } from "./glob.ts";
import { conclude } from "./conclude.ts";
import type { Judged } from "./judge.ts";
import { LastGood } from "./last-good.ts";
import { Manifests } from "./manifests.ts";
import { ModuleGraph } from "./module-graph.ts";
import { Platforms } from "./platforms.ts";
import { type PathClass, classifyPath, looksMinified } from "./path-class.ts";
import { type Readable, UNREADABLE, readableDocument, readableScript } from "./readable.ts";
import type { Log, TrackedFiles } from "./ports.ts";
import { checkProject } from "./check-project.ts";
import { RuleSet } from "./rule-set.ts";
import type { SessionOptions } from "./session-options.ts";

/** Everything that is known of one root folder. The single owner of its results; nothing here touches a disk. */
export class AnalysisSession {
  readonly #options: SessionOptions;
  #configuration: Configuration;
  #trusted: boolean;
  #rules: RuleSet;
  #isIncluded: (path: string) => boolean;
  #isExcluded: (path: string) => boolean;
  readonly #graph: ModuleGraph;
  readonly #manifests: Manifests;
  readonly #flows: FlowAnalysis;
  /** What the folders of the root are made for. */
  readonly platforms: Platforms;
  readonly #results = new Map<string, Analysis>();
  readonly #lastGood = new LastGood();
  #analyses = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#configuration = options.configuration;
    this.#trusted = options.trusted;
    this.#rules = new RuleSet(options.rules, options.configuration);
    this.#isIncluded = globMatcher(options.configuration.include);
    this.#isExcluded = globMatcher(options.configuration.exclude);
    this.#graph = new ModuleGraph(options.files);
    this.#manifests = new Manifests(options.files);
    this.platforms = new Platforms(options, this.#manifests);
    this.#flows = new FlowAnalysis(options.models ?? [], {
      semantics: (path, text) => this.#semanticsOf(path, text),
      resolve: (from, specifier) => this.#graph.resolve(from, specifier),
      packageOf: (path) => this.#manifests.packageOf(path),
      versionOf: (path, name) => this.#manifests.versionFor(path, name),
    });
  }

  get rules(): RuleSet {
    return this.#rules;
  }

  get configuration(): Configuration {
    return this.#configuration;
  }

  get trusted(): boolean {
    return this.#trusted;
  }

  get now(): Date {
    return this.#options.now();
  }

  get log(): Log {
    return this.#options.log;
  }

  get manifests(): Manifests {
    return this.#manifests;
  }

  /** Work done since the start, for tests that count it. */
  get counters(): { readonly analyses: number; readonly parses: number } {
    return { analyses: this.#analyses, parses: this.#graph.parses };
  }

  /** Replaces configuration and trust; all results are computed anew when asked for. */
  configure(configuration: Configuration, trusted: boolean): void {
    this.#configuration = configuration;
    this.#trusted = trusted;
    this.#rules = new RuleSet(this.#options.rules, configuration);
    this.#isIncluded = globMatcher(configuration.include);
    this.#isExcluded = globMatcher(configuration.exclude);
    this.#lastGood.outdate();
    this.#results.clear();
  }

  /** The text of a file changed; returns the files whose findings may have changed with it, itself included. */
  changed(path: string): readonly string[] {
    const isCompilerConfig = /(?:^|\/)[jt]sconfig[^/]*\.json$/.test(path);
    if (isCompilerConfig) this.#graph.reset();
    if (this.#manifests.changed(path) || isCompilerConfig) {
      this.platforms.reset();
      // Versions of packages and mapped specifiers matter to files anywhere below.
      const all = new Set([path, ...this.#results.keys()]);
      this.#results.clear();
      this.#flows.reset();
      return [...all];
    }
    const affected = this.#graph.changed(path);
    for (const each of affected) this.#results.delete(each);
    this.#flows.changed(affected);
    return affected;
  }

  /** Files came or went: specifiers may lead elsewhere now. */
  filesChanged(): void {
    this.#graph.reset();
    this.#flows.reset();
    this.#manifests.reset();
    this.platforms.reset();
    this.#results.clear();
  }

  /** Forgets a file that is gone. */
  forget(path: string): void {
    this.changed(path);
    this.#lastGood.forget(path);
  }

  /** The registry's answers, by package name and manifest; findings of those manifests are computed anew. */
  setLookups(manifestPath: string, answers: ReadonlyMap<string, LookupResult>): void {
    this.#manifests.setLookups(manifestPath, answers);
    this.#results.delete(manifestPath);
  }

  /** The class of a path after the configuration had its say. */
  classify(path: string): PathClass {
    if (this.#isExcluded(path)) return { kind: "muted", reason: "excluded in the configuration" };
    if (this.#isIncluded(path)) return { kind: "normal" };
    return classifyPath(path);
  }

  /** Analyses a file as `files.read` gives it, or as `text` says. Never throws. */
  analyse(path: string, text = this.#options.files.read(path)): FileResult {
    if (text !== undefined) return this.#analysis(path, text).result;
    this.#results.delete(path);
    return unread(path, this.classify(path), this.#options.files);
  }

  /** The judged reports of a file, for the computation of edits. */
  judgedReports(path: string, text: string): readonly Judged[] {
    return this.#analysis(path, text).judged;
  }

  /** Files whose findings are not complete: other files turned out to send data into them. They are to be analysed again. */
  unsettled(): readonly string[] {
    const paths = this.#followsData ? this.#flows.outdated() : [];
    for (const path of paths) this.#results.delete(path);
    return paths;
  }

  /** Findings of the rules that look at the project as a whole, by file. */
  analyseProject(files: readonly string[], tracked: TrackedFiles): readonly FileResult[] {
    return checkProject({
      files,
      tracked,
      rules: this.#rules,
      now: this.#options.now(),
      read: (path) => this.#options.files.read(path),
      classify: (path) => this.classify(path),
      platforms: (path) => this.platforms.of(path),
      finish: (path, text, collector) =>
        this.#finish(path, text, collector, this.#readable(path, text), { ofProject: true }),
    });
  }

  #analysis(path: string, text: string): Analysis {
    const known = this.#results.get(path);
    if (known?.text === text) return known;
    const analysis = this.#compute(path, text);
    this.#results.set(path, analysis);
    if (analysis.result.problem === undefined) this.#lastGood.remember(path, analysis);
    return analysis;
  }

  #compute(path: string, text: string): Analysis {
    const kind = fileKind(path);
    let pathClass = this.classify(path);
    if (pathClass.kind !== "muted" && !this.#isIncluded(path) && looksMinified(text)) {
      pathClass = { kind: "muted", reason: "minified code" };
    }
    if (kind === undefined || pathClass.kind === "muted") return quiet(path, kind, pathClass, text);
    this.#analyses++;
    const collector = new Collector(path);
    const around: Surroundings = {
      path,
      pathClass,
      now: this.#options.now(),
      packageVersion: (name) => this.#manifests.versionFor(path, name),
      platforms: () => this.platforms.of(path),
    };
    if (kind === "script") {
      const { parsed, semantics } = this.#graph.script(path, text);
      if (!parsed.ok) return this.#moved(path, text, pathClass, parsed.problem);
      if (semantics) {
        checkScript(parsed.source, semantics, this.#rules, around, collector);
        if (this.#followsData) {
          checkFlows(this.#flows, parsed.source, semantics, this.#rules, around, collector);
        }
      }
      return this.#finish(path, text, collector, readableScript(parsed.source));
    }
    const document = readDocument(path, text);
    if (!document) return quiet(path, kind, pathClass, text);
    if (document.problem && this.#lastGood.has(path)) {
      return this.#moved(path, text, pathClass, document.problem);
    }
    checkDocument(document, this.#rules, around, collector);
    const manifest = this.#manifests.view(path, text);
    if (manifest) checkManifest(manifest, this.#rules, around, collector);
    return this.#finish(path, text, collector, readableDocument(document));
  }

  get #followsData(): boolean {
    return this.#rules.active.some((rule) => rule.flow !== undefined);
  }

  #semanticsOf(path: string, text = this.#options.files.read(path)): Semantics | undefined {
    const isRead = text !== undefined && this.classify(path).kind !== "muted";
    return isRead ? this.#graph.script(path, text).semantics : undefined;
  }

  #finish(
    path: string,
    text: string,
    collector: Collector,
    readable: Readable,
    more: { readonly ofProject?: true } = {},
  ): Analysis {
    const pathClass = this.classify(path);
    const { judged, counting, silenced, lines } = conclude({
      path,
      text,
      pathClass,
      rules: this.#rules,
      configuration: this.#configuration,
      trusted: this.#trusted,
      now: this.#options.now(),
      collector,
      ...readable,
      ...more,
    });
    for (const crash of collector.crashes) {
      this.#options.log.warn(`Rule ${crash.ruleId} failed on ${crash.file}: ${crash.message}`);
    }
    return {
      text,
      judged,
      result: {
        path,
        kind: fileKind(path),
        pathClass,
        findings: counting,
        silenced,
        ...(readable.problem ? { problem: readable.problem } : {}),
        stale: false,
        crashes: collector.crashes,
        lines,
      },
    };
  }

  #readable(path: string, text: string): Readable {
    if (fileKind(path) !== "script") {
      const document = readDocument(path, text);
      return document ? readableDocument(document) : UNREADABLE;
    }
    const { parsed } = this.#graph.script(path, text);
    return parsed.ok ? readableScript(parsed.source) : UNREADABLE;
  }

  /** The findings of the last text that could be read, moved to where their code is now. */
  #moved(path: string, text: string, pathClass: PathClass, problem: ParseProblem): Analysis {
    const base = quiet(path, fileKind(path), pathClass, text);
    const moved = this.#lastGood.moved(path, text, (good) => this.#compute(path, good));
    return { ...base, result: { ...base.result, ...moved, problem, stale: moved !== undefined } };
  }
}
