import { readDocument } from "../documents/read-document.ts";
import type { ComposerAnswers } from "../deps/composer/answers.ts";
import type { ParseProblem } from "../text/problem.ts";
import { type Analysis, analysisOf, quiet, unread } from "./analysis.ts";
import { outdate } from "./changed-files.ts";
import { Collector } from "./collector.ts";
import { Composers } from "./composers.ts";
import type { Configuration } from "./configuration.ts";
import { FactArchive } from "./fact-archive.ts";
import { type FilesBeside, filesBeside } from "./files-beside.ts";
import { fileKind, kindOf } from "./file-kind.ts";
import type { FileResult } from "./file-result.ts";
import type { FileFacts } from "./file-facts.ts";
import type { IncomingFacts } from "./incoming-facts.ts";
import { LastGood } from "./last-good.ts";
import { withFollowed } from "./preview.ts";
import { ManifestReports } from "./manifest-reports.ts";
import { Manifests } from "./manifests.ts";
import type { TaughtModels } from "./taught-models.ts";
import { Platforms } from "./platforms.ts";
import type { PathClass } from "./path-class.ts";
import { PathClasses } from "./path-classes.ts";
import type { Readable } from "./readable.ts";
import type { Log, TrackedFiles } from "./ports.ts";
import { checkProject } from "./check-project.ts";
import { Results } from "./results.ts";
import type { Routes } from "./routes.ts";
import { RuleSet } from "./rule-set.ts";
import { Scripts } from "./scripts.ts";
import type { SessionOptions } from "./session-options.ts";
import { type Surroundings, surroundingsOf } from "./surroundings.ts";
import { WholeFlows } from "./whole-flows.ts";

/** Everything that is known of one root folder. The single owner of its results; nothing here touches a disk. */
export class AnalysisSession {
  readonly #options: SessionOptions;
  #configuration: Configuration;
  #trusted: boolean;
  #rules: RuleSet;
  #pathClasses: PathClasses;
  /** The team's models, and what of them does not hold. */
  team: TaughtModels = { models: [], notRead: [], ignored: [] };
  readonly manifests: Manifests;
  readonly composers: Composers;
  readonly #scripts: Scripts;
  readonly platforms: Platforms;
  readonly #results = new Results();
  readonly #whole = new WholeFlows();
  readonly #manifestReports: ManifestReports;
  readonly archive: FactArchive;
  readonly #lastGood = new LastGood((path, text) => this.#compute(path, text));
  readonly log: Log;
  readonly beside: FilesBeside;
  readonly routes: Routes;
  #analyses = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#configuration = options.configuration;
    this.#trusted = options.trusted;
    this.#rules = new RuleSet(options.rules, options.configuration);
    this.#pathClasses = new PathClasses(options.configuration);
    const meaning = (path: string) => this.#scripts.meaning(path);
    this.manifests = new Manifests(options.files, () => this, this.#results, meaning);
    this.composers = new Composers(options.files, () => this);
    this.#manifestReports = new ManifestReports(this, options.files, this.#results);
    this.platforms = new Platforms(options, this.manifests);
    this.#scripts = new Scripts({
      files: options.files,
      models: options.models ?? (() => []),
      middleware: options.middleware ?? [],
      manifests: this.manifests,
      isLookedAt: (path) => this.classify(path).kind !== "muted",
      isFull: options.isFull,
    });
    this.log = options.log;
    this.beside = filesBeside(options.files, this.manifests, meaning);
    this.routes = this.#scripts.routes;
    this.archive = new FactArchive(options.files, this.#scripts, this.#results, () => ({
      configuration: this.#configuration,
      trusted: this.#trusted,
      models: this.team.models,
      followsData: this.#rules.followData,
    }));
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

  get counters() {
    return { analyses: this.#analyses, ...this.#scripts.work };
  }

  /** Replaces configuration and trust; all results are computed anew when asked for. */
  configure(configuration: Configuration, trusted: boolean): void {
    this.#configuration = configuration;
    this.#trusted = trusted;
    this.#rules = new RuleSet(this.#options.rules, configuration);
    this.#pathClasses = new PathClasses(configuration);
    this.#scripts.forgetReports();
    this.#lastGood.outdate();
    this.#results.clear();
  }

  /** What the team says of libraries and functions of its own, and what of it could not be read. */
  teach(team: TaughtModels): void {
    this.team = team;
    this.#whole.reopen();
    this.#scripts.teach(team.models);
    this.#results.clear();
  }

  /** The text of a file changed; returns the files whose findings may have changed with it, itself included. */
  changed(path: string): readonly string[] {
    this.#whole.reopen();
    return outdate(this, this.#scripts, this.#results, path);
  }

  /** Files came or went: specifiers may lead elsewhere now. */
  filesChanged(): void {
    this.#whole.reopen();
    this.#scripts.reset();
    this.manifests.reset();
    this.composers.reset();
    this.platforms.reset();
    this.#results.clear();
  }

  forget(path: string): void {
    this.changed(path);
    this.#scripts.forget(path);
    this.#lastGood.forget(path);
  }

  /** The registry's answers by name, and what it says of `all` that is installed. Answers the files whose findings are computed anew. */
  setLookups(...told: Parameters<Manifests["setAnswers"]>): readonly string[] {
    return this.manifests.setAnswers(...told);
  }

  /** What was said about the packages of a composer.json. */
  setComposerAnswers(path: string, answers: ComposerAnswers): void {
    this.composers.setAnswers(path, answers);
    this.#results.delete(path);
  }

  /** The class of a path after the configuration had its say. */
  classify(path: string): PathClass {
    return this.#pathClasses.of(path);
  }

  /** Analyses a file as `files.read` gives it, or as `text` says. Never throws. */
  analyse(path: string, given?: string): FileResult {
    if (given === undefined) this.#scripts.settle?.(path);
    const text = given ?? this.#options.files.read(path);
    if (text !== undefined)
      return this.#results.of(path, text) ?? this.#analysis(path, text).result;
    this.#results.delete(path);
    const reason = this.#options.files.unreadable?.(path);
    return unread(path, this.classify(path), reason ?? "it cannot be read");
  }

  /** What a script shows while its data is not followed yet; undefined where that is not known, or all is. */
  preview(path: string, from: "facts" | "checks"): FileResult | undefined {
    const script = this.#script(path);
    if (!script || this.#results.of(path, script.text)) return undefined;
    const found = new Collector(path);
    const part = this.#scripts.preview(script, this.#rules, found, from);
    const now = part && this.#finish(path, script.text, found, part, { inPart: true }).result;
    return now && withFollowed(now, this.#lastGood.moved(path, script.text), this.#rules);
  }

  /** What a script says by itself, to be handed to another session of the same project; undefined where nothing is looked for. */
  facts(path: string): FileFacts | undefined {
    const script = fileKind(path) === "script" ? this.#script(path) : undefined;
    return script && this.#scripts.facts(script.text, this.#rules, script.around);
  }

  /** Where facts that others make arrive. */
  get incoming(): IncomingFacts {
    return this.#scripts;
  }

  /** What the checks of a file and those of the project said of a text, for the computation of edits. */
  analyses(path: string, text: string): readonly Analysis[] {
    return [this.#analysis(path, text), ...this.#results.ofProject(path, text)];
  }

  /**
   * Files to be analysed again: others send data into them, or all there are were looked at (`isAll`).
   * Undefined where `isStopped` ended the search for now.
   */
  unsettled(isStopped?: () => boolean, isAll = true): readonly string[] | undefined {
    const outdated = this.#rules.followData ? this.#scripts.flows.outdated(isStopped) : [];
    const paths = outdated && [...new Set([...outdated, ...(isAll ? this.#whole.settle() : [])])];
    for (const path of paths ?? []) this.#results.delete(path);
    return paths;
  }

  /** Findings of the rules that look at the project as a whole, by file. */
  analyseProject(files: readonly string[], tracked: TrackedFiles): readonly FileResult[] {
    return checkProject({
      files,
      tracked,
      project: this,
      finish: (path, text, found) => {
        const read = this.#scripts.readable(path, text);
        return this.#results.setOfProject(this.#finish(path, text, found, read, { inPart: true }));
      },
    });
  }

  #analysis(path: string, text: string): Analysis {
    const known = this.#results.whole(path, text);
    if (known) return known;
    const analysis = this.#compute(path, text);
    this.#results.set(path, analysis);
    if (analysis.result.problem === undefined) this.#lastGood.remember(path, analysis);
    return analysis;
  }

  #compute(path: string, text: string): Analysis {
    const kind = kindOf(path, text);
    const pathClass = this.#pathClasses.ofText(path, text);
    if (kind === undefined || pathClass.kind === "muted") return quiet(path, kind, pathClass, text);
    this.#analyses++;
    const collector = new Collector(path);
    const around = surroundingsOf(this, path, pathClass);
    if (kind === "script") {
      const checked = this.#scripts.check(text, this.#rules, around, collector);
      if (checked.ok) return this.#finish(path, text, collector, checked.readable);
      if ("problem" in checked) return this.#moved(path, text, pathClass, checked.problem);
      const result = unread(path, pathClass, checked.givenUp);
      return { ...quiet(path, kind, pathClass, text), result };
    }
    const document = readDocument(path, text);
    if (!document) return quiet(path, kind, pathClass, text);
    if (document.problem && this.#lastGood.has(path))
      return this.#moved(path, text, pathClass, document.problem);
    const readable = this.#scripts.checkDocument(document, this.#rules, around, collector);
    this.#manifestReports.tell(path, text, collector);
    return this.#finish(path, text, collector, readable);
  }

  #script(path: string): { readonly text: string; readonly around: Surroundings } | undefined {
    const text = this.#options.files.read(path);
    const pathClass = text === undefined ? undefined : this.#pathClasses.ofText(path, text);
    if (text === undefined || !pathClass || pathClass.kind === "muted") return undefined;
    if (kindOf(path, text) === undefined) return undefined;
    return { text, around: surroundingsOf(this, path, pathClass) };
  }

  #finish(
    path: string,
    text: string,
    collector: Collector,
    readable: Readable,
    more: { readonly inPart?: true } = {},
  ): Analysis {
    const analysis = analysisOf({
      path,
      text,
      pathClass: this.classify(path),
      rules: this.#rules,
      configuration: this.#configuration,
      trusted: this.#trusted,
      now: this.#options.now(),
      collector,
      isWhole: this.#whole.isWhole,
      ...readable,
      ...more,
    });
    if (!more.inPart) this.#whole.note(path, analysis.isWaiting);
    for (const crash of collector.crashes) {
      this.log.warn(`Rule ${crash.ruleId} failed on ${crash.file}: ${crash.message}`);
    }
    return analysis;
  }

  /** The findings of the last text that could be read, moved to where their code is now. */
  #moved(path: string, text: string, pathClass: PathClass, problem: ParseProblem): Analysis {
    const base = quiet(path, fileKind(path), pathClass, text);
    const moved = this.#lastGood.moved(path, text);
    return { ...base, result: { ...base.result, ...moved, problem, stale: moved !== undefined } };
  }
}
