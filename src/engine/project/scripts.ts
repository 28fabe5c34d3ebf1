import type { ConfigDocument } from "../documents/document.ts";
import { lowerFile } from "../ir/lower-file.ts";
import type { FileIr } from "../ir/ir.ts";
import type { Model } from "../models/model.ts";
import { isStaffRoute } from "../routes/staff-routes.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { scriptLanguage } from "../syntax/language.ts";
import type { SourceFile } from "../syntax/parse.ts";
import { pack } from "../text/pack.ts";
import { unpack } from "../text/unpack.ts";
import { automaticImports } from "./automatic-imports.ts";
import { checkDocument, checkFlows } from "./check-file.ts";
import { checkScript } from "./check-script.ts";
import type { Surroundings } from "./surroundings.ts";
import { Collector } from "./collector.ts";
import { FactStore } from "./fact-store.ts";
import { type FileFacts, restoreReports } from "./file-facts.ts";
import { FlowAnalysis } from "./flow-analysis.ts";
import type { KeptAnalysis } from "./kept-analysis.ts";
import type { CodeOfFile } from "./flow-surroundings.ts";
import { type KeptScripts, keptFacts, restoreFacts } from "./kept-scripts.ts";
import { makeFacts } from "./make-facts.ts";
import { ModuleGraph } from "./module-graph.ts";
import { checkPage } from "./page-checks.ts";
import {
  type CheckedScript,
  type Readable,
  UNREADABLE,
  readableScript,
  readableText,
} from "./readable.ts";
import { RestoredFixes } from "./restored-fixes.ts";
import { Routes } from "./routes.ts";
import type { RuleSet } from "./rule-set.ts";
import type { PreviewFrom, ScriptsOptions } from "./scripts-options.ts";
import { templateCode } from "./template-code.ts";
import { Views } from "./views.ts";

/** The scripts of a project: their trees, what they say of one another, and the flows through them. */
export class Scripts {
  readonly #options: ScriptsOptions;
  readonly #graph: ModuleGraph;
  readonly routes: Routes;
  readonly #views: Views;
  #flows: FlowAnalysis | undefined;
  #taught: readonly Model[] = [];
  readonly #facts = new FactStore();
  /** Waits for the facts of a file that are still being made; its text may come with them. */
  settle: ((path: string) => void) | undefined;
  readonly #fixes = new RestoredFixes((path, text) => this.#graph.script(path, text).semantics);

  constructor(options: ScriptsOptions) {
    this.#options = options;
    this.#graph = new ModuleGraph(options.files);
    this.#views = new Views(
      options.files,
      (path) => options.manifests.packageOf(path)?.folder,
      (path) => this.#code(path, undefined)?.ir,
    );
    this.routes = new Routes(options, {
      semantics: (path) => this.meaning(path),
      facts: (path, text) => this.#facts.whole(path, text)?.routes,
    });
  }

  /** Flows of data; made when they are asked for, since a file that was just opened is answered without. */
  get flows(): FlowAnalysis {
    const { files, manifests, isFull } = this.#options;
    this.#flows ??= new FlowAnalysis(this.#models(), {
      text: (path) => files.read(path),
      code: (path, text) => this.#code(path, text),
      source: (path) => this.#source(path),
      resolve: (from, specifier) => this.#graph.resolve(from, specifier),
      packageOf: (path) => manifests.packageOf(path),
      folders: manifests.folders,
      isForStaff: (path) => isStaffRoute(path, (each) => files.read(each)),
      views: (from, name) => this.#views.of(from, name),
      automatic: automaticImports(files, manifests),
      versionOf: (path, name) => manifests.versionFor(path, name),
      isFull,
    });
    return this.#flows;
  }

  /** What the team says of libraries and functions of its own, beside what is known of all. */
  teach(models: readonly Model[]): void {
    this.#taught = models;
    this.#flows?.teach(this.#models());
  }

  /** How much was done so far. */
  get work() {
    const evaluations = this.#flows?.evaluations ?? 0;
    return { parses: this.#graph.parses, evaluations, facts: this.#facts.revision };
  }

  /** Runs the checks on one script, or takes their answers from facts that were made elsewhere. */
  check(text: string, rules: RuleSet, around: Surroundings, collector: Collector): CheckedScript {
    const { path } = around;
    this.settle?.(path);
    const facts = this.#facts.whole(path, text);
    if (facts) return this.#fromFacts(facts, text, rules, around, collector);
    const { parsed, semantics } = this.#graph.script(path, text);
    if (!parsed.ok) return parsed;
    if (semantics) {
      this.routes.note(path, semantics, collector);
      checkScript(parsed.source, semantics, rules, around, collector);
      if (rules.followData) {
        checkFlows(this.flows, text, () => semantics, rules, around, collector);
      }
    }
    return { ok: true, readable: readableScript(parsed.source) };
  }

  /** Runs the checks on a file that is no script; pages hold scripts, and data flows into templates. */
  checkDocument(
    document: ConfigDocument,
    rules: RuleSet,
    around: Surroundings,
    collector: Collector,
  ): Readable {
    checkDocument(document, rules, around, collector);
    return checkPage(document, () => this.flows, rules, around, collector);
  }

  /** What a script says by itself, for whoever asked for it from another thread; undefined where it takes more to know. */
  facts(text: string, rules: RuleSet, around: Surroundings): FileFacts | undefined {
    return makeFacts(text, rules, around, { graph: this.#graph, routes: this.routes });
  }

  /** Collects what a script reports by itself, for as long as its data is not followed; undefined where that is not known. */
  preview(
    { text, around }: { readonly text: string; readonly around: Surroundings },
    rules: RuleSet,
    collector: Collector,
    from: PreviewFrom,
  ): Readable | undefined {
    const { path } = around;
    const facts = this.#facts.whole(path, text);
    if (facts) {
      restoreReports(facts, rules, collector, () => undefined);
    } else {
      if (from !== "checks" || !rules.followData) return undefined;
      const { semantics } = this.#graph.script(path, text);
      if (!semantics) return undefined;
      checkScript(semantics.source, semantics, rules, around, collector);
    }
    collector.leaveOut(({ id }) => rules.mayGiveWay(id));
    return facts ? this.#readableOf(facts, text) : this.readable(path, text);
  }

  /** Takes out what may be kept beyond this process. */
  keep(): KeptScripts {
    return {
      readers: this.#graph.readers,
      facts: keptFacts(this.#facts),
      analysis: pack(this.flows.keep()),
    };
  }

  /**
   * Puts back what was kept. `isSame` tells of a file whether its text is what it was; \`all\` whether
   * everything else is, so that more than code holds.
   */
  restore(kept: KeptScripts, isSame: (path: string) => boolean, all: boolean): void {
    restoreFacts(
      kept.facts,
      this.#facts,
      isSame,
      ({ path, versions }) =>
        all &&
        versions.every(([name, at]) => this.#options.manifests.versionFor(path, name) === at),
    );
    if (!all) return;
    this.#graph.learnReaders(kept.readers);
    this.flows.restore(unpack(kept.analysis) as KeptAnalysis);
  }

  /** From now on facts are made elsewhere; `settle` waits for those of one file. */
  beginFacts(settle: ((path: string) => void) | undefined): void {
    this.#facts.begin();
    this.settle = settle;
  }

  endFacts(): void {
    this.settle = undefined;
  }

  accept(facts: FileFacts): void {
    this.#graph.learnReaders(facts.readers);
    if (!this.#facts.isOfOtherFiles) this.#graph.learnResolved(facts.resolved);
    this.#facts.add(facts);
  }

  /** The scripts among these of which others can make facts. */
  wanted(paths: readonly string[]): string[] {
    return paths.filter(
      (path) => scriptLanguage(path) && this.#facts.lacks(path) && this.#options.isLookedAt(path),
    );
  }

  /** The text as it was read, for what is asked of it beyond its checks. */
  readable(path: string, text: string): Readable {
    if (!scriptLanguage(path)) return readableText(path, text);
    const { parsed } = this.#graph.script(path, text);
    return parsed.ok ? readableScript(parsed.source) : UNREADABLE;
  }

  /** A text changed; returns the scripts whose findings may have changed with it. */
  changed(path: string): readonly string[] {
    const affected = this.#graph.changed(path);
    this.#facts.outdate(affected);
    this.#flows?.changed([path]);
    if (this.#views.changed(path)) this.#flows?.reset();
    this.routes.changed(affected);
    return affected;
  }

  /** Specifiers may lead elsewhere now. */
  reset(): void {
    this.#graph.reset();
    this.manifestChanged();
  }

  /** Packages have other versions, or are other ones. */
  manifestChanged(): void {
    this.#views.reset();
    this.#flows?.reset();
    this.routes.reset();
    this.forgetReports();
  }

  /** Rules or versions of packages changed: reports are made anew, code stays what it is. */
  forgetReports(): void {
    this.#facts.outdateAll();
  }

  forget(path: string): void {
    this.#facts.forget(path);
  }

  /** True while what is kept of a file's flows is what following its data would give. */
  holds(path: string): boolean {
    return this.#flows?.holds(path) ?? false;
  }

  /** A script with what its names mean; undefined where it cannot be read, or nobody looks at it. */
  meaning(path: string): Semantics | undefined {
    const text = this.#options.isLookedAt(path) ? this.#options.files.read(path) : undefined;
    return text === undefined ? undefined : this.#graph.script(path, text).semantics;
  }

  #models(): readonly Model[] {
    const known = this.#options.models();
    return this.#taught.length === 0 ? known : [...known, ...this.#taught];
  }

  #source(path: string): SourceFile | undefined {
    const text = this.#options.files.read(path);
    return text === undefined ? undefined : this.#graph.script(path, text).semantics?.source;
  }

  #fromFacts(
    facts: FileFacts,
    text: string,
    rules: RuleSet,
    around: Surroundings,
    collector: Collector,
  ): CheckedScript {
    const { path } = around;
    const { problem, givenUp } = facts;
    if (givenUp !== undefined) return { ok: false, givenUp };
    if (problem) return { ok: false, problem };
    restoreReports(facts, rules, collector, (report, fixId) =>
      this.#fixes.of(report, fixId, text, rules, around),
    );
    if (rules.followData) {
      const meaning = () => this.#graph.script(path, text).semantics;
      checkFlows(this.flows, text, meaning, rules, around, collector);
    }
    return { ok: true, readable: this.#readableOf(facts, text) };
  }

  #readableOf({ path, comments, literals }: FileFacts, text: string): Readable {
    return { comments, literals: () => literals ?? this.readable(path, text).literals() };
  }

  #code(path: string, given: string | undefined): CodeOfFile | undefined {
    if (!this.#options.isLookedAt(path)) return undefined;
    this.settle?.(path);
    const text = given ?? this.#options.files.read(path);
    if (text === undefined) return undefined;
    if (!scriptLanguage(path)) return templateCode(path, text);
    const facts = this.#facts.code(path, text);
    if (facts?.givenUp !== undefined || facts?.problem) return undefined;
    if (facts?.code) return { text, ir: unpack(facts.code) as FileIr };
    const { semantics } = this.#graph.script(path, text);
    return semantics && { text, ir: lowerFile(semantics) };
  }
}
