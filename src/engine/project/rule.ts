import type { ConfigDocument, DocumentKind, TemplateHole } from "../documents/document.ts";
import type { Fact, FindingTag, FixKind, RelatedPlace, Step } from "../findings/finding.ts";
import type { Confidence, Level, Preset } from "../findings/level.ts";
import type { SinkKind, SourceKind } from "../models/kinds.ts";
import type { SinkRow } from "../models/model.ts";
import type { DetectedPlatform } from "../platforms/platform.ts";
import type { Route, RouteMatcher } from "../routes/route.ts";
import type { Ast } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";
import type { Semantics } from "../semantics/semantics.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Range } from "../text/range.ts";
import type { ComposerView } from "./composer-view.ts";
import type { ImportSite } from "./export-sites.ts";
import type { FilesBeside } from "./files-beside.ts";
import type { FlowEntry, OwnLookup } from "./flow-entry.ts";
import type { LockView, ManifestView } from "./manifest-view.ts";
import type { PathClass } from "./path-class.ts";
import type { TrackedFiles } from "./ports.ts";
import type { RuleMeta } from "./rule-meta.ts";

/** `{{name}}` is replaced by the report's data. */
export interface MessageTemplate {
  /** What is wrong, at most 120 characters once filled. */
  readonly what: string;
  readonly help: string;
}

export interface FixDescription {
  readonly id: string;
  readonly kind: FixKind;
  /** May hold `{{name}}` as messages do. */
  readonly title: string;
}

export interface RuleBase {
  /** Equal to the folder's name. */
  readonly id: string;
  readonly meta: RuleMeta;
  readonly messages: Readonly<Record<string, MessageTemplate>>;
  /** The fixes that the rule may offer; or else `noFix`. */
  readonly fixes?: readonly FixDescription[];
  /** Rules that say more of the same place: where one of them reports, this one stays silent. */
  readonly supersededBy?: readonly string[];
  /** Why the rule offers no fix. */
  readonly noFix?: string;
  /**
   * Words of which a script must hold one for `visit` to find anything in it, parts of longer words
   * included; in small letters, whatever the text's are. Rules without the list are asked everywhere.
   */
  readonly mentions?: readonly string[];
  /** Ids that the rule had in earlier versions: comments that name them still count, and are told the new one. */
  readonly formerly?: readonly string[];
}

/**
 * A fix at a place. `edits` is called when the fix is asked for, with what it may look at in other
 * files; undefined means that it does not fit here after all.
 */
export interface ReportedFix {
  readonly id: string;
  readonly edits: (beside: FilesBeside) => readonly TextEdit[] | undefined;
}

/** What a rule says of one place. */
export interface Report {
  readonly at: Range | Ast.Node;
  /** The file in which it is told, of a check of a package.json: pnpm's settings beside it. `at` is in there, edits without a file as well. */
  readonly file?: string;
  /** A key of the rule's messages. */
  readonly message: string;
  readonly data?: Readonly<Record<string, string>>;
  /** The whole wording where it depends on the facts, in place of the template's. Within the same limits. */
  readonly text?: MessageTemplate;
  /** Where this place is less severe than the rule's level. */
  readonly level?: Level;
  readonly confidence?: Confidence;
  /** Where this place belongs to a larger preset than the rule. */
  readonly preset?: Preset;
  readonly steps?: readonly Step[];
  readonly fixes?: readonly ReportedFix[];
  readonly tags?: readonly FindingTag[];
  readonly facts?: readonly Fact[];
  /** The package that it is about, by which it may be silenced. */
  readonly package?: string;
  /** Advisories that it tells of, each with all its names: they may be silenced one by one. */
  readonly advisories?: readonly (readonly string[])[];
  /** What it is about, where it stands beside another report of its rule at the same place. */
  readonly aside?: string;
  /** Other places that it holds for as well. */
  readonly related?: readonly RelatedPlace[];
  /** True when a secret has the shape that its provider gives: its level stays in lowered paths. */
  readonly verifiedSecret?: boolean;
}

/** What every check gets. */
export interface CheckContext {
  /** Relative to the audited root, with forward slashes. */
  readonly path: string;
  readonly pathClass: PathClass;
  /** The range of the installed or declared version of a package, as far as the nearest manifest and lockfile say. */
  packageVersion(name: string): string | undefined;
  /** The platforms of the packages that the file is in, those of the nearest package first. */
  platforms(): readonly DetectedPlatform[];
  readonly now: Date;
  report(report: Report): void;
}

export interface SyntaxContext extends CheckContext {
  readonly source: SourceFile;
  readonly text: string;
  readonly semantics: Semantics;
}

/** Handlers by node type. They keep no state: what a file needs to remember hangs on its nodes or is computed again. */
export type SyntaxVisitor = {
  readonly [Type in Ast.Node["type"]]?: (
    node: Extract<Ast.Node, { type: Type }>,
    context: SyntaxContext,
  ) => void;
};

export interface ConfigContext extends CheckContext {
  readonly document: ConfigDocument;
}

export interface ConfigCheck {
  readonly kinds: readonly DocumentKind[];
  readonly check: (document: ConfigDocument, context: ConfigContext) => void;
}

export type ManifestCheck = (manifest: ManifestView, context: CheckContext) => void;

export type ComposerCheck = (composer: ComposerView, context: CheckContext) => void;

/** The whole set of files, for rules that no single file can answer. */
export interface ProjectView {
  /** All analysed and known files, relative to the root. */
  readonly files: readonly string[];
  readonly tracked: TrackedFiles;
  read(path: string): string | undefined;
  document(path: string): ConfigDocument | undefined;
  /** The ways into the store with what stands before them. */
  readonly routes: readonly Route[];
  /** The lockfiles that count for the manifests among the files. */
  readonly locks: readonly LockView[];
  /** The lines of code below a folder that import a package; the root is the empty text. */
  importsOf(name: string, folder: string): readonly ImportSite[];
  /** What middlewares of Medusa are put before. */
  readonly matchers: readonly RouteMatcher[];
  /** The platforms of the packages that a file is in, those of the nearest package first. */
  platforms(path: string): readonly DetectedPlatform[];
  readonly beside: FilesBeside;
}

export interface ProjectContext {
  readonly now: Date;
  report(file: string, report: Report): void;
}

export type ProjectCheck = (project: ProjectView, context: ProjectContext) => void;

/** How bad a flow is. */
export interface FlowLevel {
  readonly level: Level;
  /** Where such flows belong to a larger preset than the rule. */
  readonly preset?: Preset;
}

/** Follows untrusted data: which senders are feared, and where their data does harm. The names of libraries are in the models. */
export interface FlowCheck {
  /** Kinds of sources with the level that a flow from them has. */
  readonly from: Readonly<Partial<Record<SourceKind, Level | FlowLevel>>>;
  readonly to: readonly SinkKind[];
  /** Kinds of sinks that do less harm than the others: the lower of the two levels counts. */
  readonly levels?: Readonly<Partial<Record<SinkKind, FlowLevel>>>;
  /** The preset that shows flows through calls, where it is a larger one: checks on the way are easily overlooked. */
  readonly throughCalls?: Preset;
  /** The preset that shows flows which nobody but staff can start, where it is a larger one. */
  readonly forStaff?: Preset;
  /** How bad a flow is where what stands around all of its sources shows that it does less harm. */
  readonly bySender?: (entry: FlowEntry) => FlowLevel | undefined;
  /** What the sources are called in the models, such as `host header`; all of them when absent. */
  readonly sources?: readonly string[];
  /** Flows from sources of these names are worth less than those of their kind. */
  readonly bySource?: Readonly<Record<string, FlowLevel>>;
  /** Flows into places that models call so do less harm than others: the lower of the two levels counts. */
  readonly byPlace?: Readonly<Record<string, FlowLevel>>;
  /** Whether the rule fears what enters there and ends at a place that models call so. */
  readonly fears?: (entry: FlowEntry, place: string) => boolean;
  /** Whether a flow is one that the rule fears, as far as the code around both of its ends says. */
  readonly accepts?: (flow: WholeFlow) => boolean;
  /** Fixes for the code at a sink; none where the code is not of a shape that they know. */
  readonly fixes?: (place: FlowPlace) => readonly ReportedFix[];
  /** The same for a place of a template at which a value is written as it is. */
  readonly fixesInTemplate?: (hole: TemplateHole, text: string) => readonly ReportedFix[];
  /** True where the code at a sink shows that this rule's harm is not done there. */
  readonly spares?: (place: FlowPlace) => boolean;
  /** How bad the flow is where the code at a sink shows that it does less harm there than elsewhere. */
  readonly lessens?: (place: FlowPlace) => FlowLevel | undefined;
}

/** Where a flow ends, as far as rules may look at the code there. */
export interface FlowPlace {
  /** The call, assignment or element in which harm is done. */
  readonly node: Ast.Node;
  readonly source: SourceFile;
  readonly semantics: Semantics;
  /** What a model says of the place. */
  readonly row: SinkRow;
  /** All kinds of harm that the rule fears at the place. */
  readonly kinds: ReadonlySet<SinkKind>;
  /** Where the data enters that reaches the place, one for each way. */
  readonly entries: readonly Entry[];
  packageVersion(name: string): string | undefined;
  /** True when the nearest package.json names a package. */
  dependsOn(name: string): boolean;
  readonly beside: FilesBeside;
}

/** Where untrusted data enters the program. */
export interface Entry extends Range {
  readonly file: string;
}

/** A flow with what stands around its ends. */
export interface WholeFlow {
  readonly node: Ast.Node;
  readonly source: SourceFile;
  readonly semantics: Semantics;
  readonly kind: SinkKind;
  /** The name under which the value is looked up or stored, where one is known. */
  readonly member: string | undefined;
  readonly path: string;
  readonly entry: FlowEntry;
  /** Look-ups of the same file by who is logged in, as the server knows it. */
  ownLookups(): readonly OwnLookup[];
}

/** One rule, whichever kinds of files it looks at. Built by the functions below, which make its main kind required. */
export interface Rule extends RuleBase {
  readonly visit?: SyntaxVisitor;
  readonly config?: ConfigCheck;
  readonly manifest?: ManifestCheck;
  /** Looks at a composer.json. */
  readonly composer?: ComposerCheck;
  readonly project?: ProjectCheck;
  readonly flow?: FlowCheck;
}

/** Looks at the syntax tree; `config` may look at other files for the same weakness. */
export function syntaxRule(
  rule: RuleBase & { readonly visit: SyntaxVisitor; readonly config?: ConfigCheck },
): Rule {
  return rule;
}

/**
 * Looks at where untrusted data ends up. Its message `found` is filled with `source` and `sink`,
 * and a finding carries the way between them as steps.
 */
export function flowRule(
  rule: RuleBase & {
    readonly flow: FlowCheck;
    readonly visit?: SyntaxVisitor;
    readonly config?: ConfigCheck;
    readonly project?: ProjectCheck;
  },
): Rule {
  return rule;
}

/** Looks at JSON, YAML, TOML, .env, Dockerfile, HTML and shell files. */
export function configRule(rule: RuleBase & { readonly config: ConfigCheck }): Rule {
  return rule;
}

/** Looks at a package.json together with its lockfile and the registry's answers; other files may say the same. */
export function manifestRule(
  rule: RuleBase & {
    readonly manifest: ManifestCheck;
    readonly composer?: ComposerCheck;
    readonly config?: ConfigCheck;
    readonly project?: ProjectCheck;
  },
): Rule {
  return rule;
}

/** Looks at the project as a whole; `visit` may look at the same weakness where one file shows it. */
export function projectRule(
  rule: RuleBase & { readonly project: ProjectCheck; readonly visit?: SyntaxVisitor },
): Rule {
  return rule;
}

/** A finding that the engine itself makes, such as those about suppressions: metadata only. */
export function engineRule(rule: RuleBase): Rule {
  return rule;
}
