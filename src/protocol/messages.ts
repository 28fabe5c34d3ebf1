// Requests and notifications between the extension and the language server beyond LSP itself.
// Everything is plain data; `uri` is always the editor's own text for an address.

/** Sent with `initialize`. */
export interface InitializationOptions {
  /** False in Restricted Mode: the workspace may then silence nothing. */
  readonly trusted: boolean;
  /** Of the extension, for reports. */
  readonly version: string;
  /** Translated texts by their English originals; absent when the editor speaks English. */
  readonly texts?: Readonly<Record<string, unknown>>;
  /** A folder for caches, on this machine; absent switches them off. */
  readonly storage?: string;
  /** What the editor's settings say, so that nobody has to ask before the first answer; of a folder, or, without one, of all else. */
  readonly settings?: readonly { readonly folder?: string; readonly value: unknown }[];
  /** The editor's own proxy; absent where it has none, or wants extensions to use none. */
  readonly proxy?: ProxySettings;
  /** The document that is looked at: it will be asked about first. */
  readonly shown?: string;
}

/** Methods, in the order of their importance. */
export const METHODS = {
  /** Notification to the server: `TrustParams`. */
  trust: "storewarden/trust",
  /** Notification to the server: `ProxyParams`. */
  proxy: "storewarden/proxy",
  /** Notification to the server: `TabsParams`. */
  tabs: "storewarden/tabs",
  /** Notification to the client: `Status`. */
  status: "storewarden/status",
  /** Request: `AuditParams` → `AuditSummary`, with `AuditProgress` as `$/progress`. */
  audit: "storewarden/audit",
  /** Request without parameters: forgets what audits found in closed files. */
  clear: "storewarden/clear",
  /** Request: `CheckDependenciesParams` → `CheckDependenciesSummary`. */
  checkDependencies: "storewarden/checkDependencies",
  /** Request without parameters → `ReportModel | null`. */
  report: "storewarden/report",
  /** Request: `HealthParams` → `FolderHealth[]`. */
  dependencyHealth: "storewarden/dependencyHealth",
  /** Request: `ExportParams` → `ExportResult`. */
  export: "storewarden/export",
  /** Request: `ExplainParams` → `Explanation`. */
  explain: "storewarden/explain",
  /** Request: `DataFlowParams` → `DataFlow[]`. */
  dataFlow: "storewarden/dataFlow",
} as const;

export interface TrustParams {
  readonly trusted: boolean;
}

export interface ProxyParams {
  readonly proxy?: ProxySettings;
}

/** What the editor says of its way to the network. Address and authorization may hold a password. */
export interface ProxySettings {
  readonly url: string;
  /** What the proxy is shown, such as `Basic …`. */
  readonly authorization?: string;
  readonly strictSsl: boolean;
  readonly noProxy: readonly string[];
}

/**
 * Documents that got their first tab or lost their last one. An editor keeps a document that some
 * extension has read for minutes after its tab is gone, without asking for its diagnostics.
 */
export interface TabsParams {
  readonly opened: readonly string[];
  readonly closed: readonly string[];
}

export interface AuditParams {
  /** One file; the whole workspace when absent. */
  readonly uri?: string;
  /** Token of `$/progress` notifications that carry `AuditProgress`. */
  readonly progressToken?: string;
}

export interface AuditProgress {
  readonly stage: "searching" | "files" | "dependencies" | "project";
  readonly done: number;
  readonly total: number;
  readonly findings: number;
}

export interface AuditSummary {
  readonly files: number;
  readonly lines: number;
  readonly findings: number;
  readonly skipped: number;
  readonly notChecked: number;
  readonly cancelled: boolean;
  readonly milliseconds: number;
  /** Set when there was nothing to audit, in words for people. */
  readonly problem?: string;
}

export interface CheckDependenciesParams {
  readonly progressToken?: string;
}

export interface CheckDependenciesSummary {
  readonly manifests: number;
  readonly packages: number;
  readonly findings: number;
  readonly notChecked: readonly NotCheckedEntry[];
  readonly cancelled: boolean;
  /** Why no registry was asked, when none was. */
  readonly off?: string;
}

export interface NotCheckedEntry {
  readonly what: string;
  readonly reason: string;
  readonly uri?: string;
}

export const EXPORT_FORMATS = ["sarif", "json", "html"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportParams {
  readonly format: ExportFormat;
  /** URI of the folder; the first that was audited when absent. */
  readonly folder?: string;
}

export interface ExportResult {
  readonly text: string;
}

/** What the status bar shows. */
export interface Status {
  readonly activity: "idle" | "analysing" | "auditing" | "checking-dependencies";
  /** Of the activity, where it is known. */
  readonly done?: number;
  readonly total?: number;
  /** Open documents whose text does not parse: their findings are those of the last text that did. */
  readonly unreadable: readonly { readonly uri: string; readonly message: string }[];
  /** Rules that failed, with the files that they were left out for. */
  readonly crashes: readonly {
    readonly ruleId: string;
    readonly file: string;
    readonly message: string;
  }[];
  /** What a look-up or a check could not answer. */
  readonly notChecked: number;
  /** What look-ups brought so far. */
  readonly dependencies: {
    /** Changes whenever more is known, or a manifest or lockfile is another one. */
    readonly revision: number;
    /** Packages with a known hole, each version once; of all that was looked up. */
    readonly vulnerable: number;
  };
  /** Things to say that are no finding, such as a limit that was reached. */
  readonly notices: readonly string[];
}

export interface ExplainParams {
  /** A document, or nothing for the workspace alone. */
  readonly uri?: string;
}

/** Why there are findings or none: for one file and for the workspace around it. */
export interface Explanation {
  readonly file?: FileExplanation;
  readonly workspace: readonly FolderExplanation[];
}

export interface FileExplanation {
  readonly uri: string;
  readonly path: string;
  /** Why the file is not analysed at all; absent when it is. */
  readonly notAnalysed?: string;
  readonly lines: number;
  readonly findings: number;
  /** Why its text could not be read, wholly or in part. */
  readonly problem?: string;
  readonly stale: boolean;
  /** Why levels are lower here than elsewhere. */
  readonly lowered?: string;
  readonly suppressed: readonly SuppressedEntry[];
  /** Rules that looked at the file, and those that did not with the reason. */
  readonly rulesRun: readonly string[];
  readonly rulesNotRun: readonly RuleNotRun[];
  readonly crashes: readonly { readonly ruleId: string; readonly message: string }[];
  readonly notChecked: readonly NotCheckedEntry[];
}

export interface SuppressedEntry {
  readonly ruleId: string;
  readonly line: number;
  readonly reason: string;
  readonly by: "comment" | "configuration";
  /** True in Restricted Mode, where it is shown all the same. */
  readonly ignored: boolean;
}

export interface RuleNotRun {
  readonly ruleId: string;
  readonly reason: string;
}

export interface FolderExplanation {
  readonly name: string;
  readonly trusted: boolean;
  readonly preset: string;
  readonly rulesOn: number;
  readonly rulesOff: readonly RuleNotRun[];
  /** Of the last audit; absent before the first. */
  readonly audit?: {
    readonly files: number;
    readonly lines: number;
    readonly findings: number;
    readonly cancelled: boolean;
    readonly muted: readonly { readonly reason: string; readonly count: number }[];
    readonly lowered: readonly { readonly reason: string; readonly count: number }[];
    readonly suppressed: number;
    readonly skipped: readonly { readonly reason: string; readonly count: number }[];
    readonly notChecked: readonly NotCheckedEntry[];
  };
  readonly registry: string;
  readonly notices: readonly string[];
}

export interface DataFlowParams {
  readonly uri: string;
  /** The finding that is meant. */
  readonly fingerprint?: string;
  /** Findings at this place where there are some, else all of the file. */
  readonly position?: TextPosition;
}

/** Lines and characters from 0, as the editor counts them. */
interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** The way of the data that a finding is about, from where it enters to where it does harm. */
export interface DataFlow {
  readonly ruleId: string;
  readonly message: string;
  readonly steps: readonly DataFlowStep[];
}

export interface DataFlowStep {
  readonly uri: string;
  /** Relative to the folder, for people. */
  readonly path: string;
  readonly range: { readonly start: TextPosition; readonly end: TextPosition };
  readonly says: string;
  /** The code of the step on one line. */
  readonly code: string;
}
