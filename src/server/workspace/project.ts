import type { Diagnostic } from "vscode-languageserver";
import {
  AnalysisSession,
  type AuditResult,
  DEFAULT_CONFIGURATION,
  type Finding,
  type Log,
  type MiddlewareRow,
  type Model,
  type PlatformRow,
  type ProjectFiles,
  type Rule,
} from "../../engine/api.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../protocol/settings.ts";
import type { DiskFiles } from "../ports.ts";
import type { TeamConfiguration } from "./team-configuration.ts";
import { relativePath, uriOfPath } from "./uris.ts";
import { join } from "node:path";

export interface ProjectOptions {
  /** What people call it: the folder's name. */
  readonly name: string;
  /** The folder's absolute path; absent for documents that belong to no folder. */
  readonly root?: string;
  readonly rules: readonly Rule[];
  readonly models: () => readonly Model[];
  readonly platforms: readonly PlatformRow[];
  readonly middleware: readonly MiddlewareRow[];
  readonly disk: DiskFiles;
  readonly trusted: boolean;
  readonly now: () => Date;
  readonly log: Log;
  /** True when so many answers about data should be forgotten; absent where their number decides. */
  readonly isFull?: (answers: number) => boolean;
}

/** What the last audit said, for the report and for the findings of closed files. */
export interface Audited {
  readonly result: AuditResult;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly otherFiles: number;
  /** Texts of the files with findings, from which those were made. */
  readonly texts: ReadonlyMap<string, string>;
  /** Set when only this file was audited. */
  readonly only?: string;
}

/** What an audit found in one file, as the engine and as the editor say it. */
export interface AuditedFile {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  readonly resultId: string;
}

/** One workspace folder, or all documents outside of any: the session and what belongs to it. */
export class Project {
  readonly name: string;
  readonly root: string | undefined;
  readonly session: AnalysisSession;
  /** What is known of libraries before the team says more. */
  readonly models: () => readonly Model[];
  /** The files as saved. */
  readonly disk: DiskFiles;
  /** Unsaved text where there is any, else the disk. */
  readonly files: ProjectFiles;
  /** Text of open documents by path; it wins over the disk. */
  readonly overlay = new Map<string, () => string>();
  /** Addresses of documents whose path was invented, by path. */
  readonly invented = new Map<string, string>();
  /** Findings of audits by path, until the file changes or the list is cleared. */
  readonly audited = new Map<string, AuditedFile>();
  settings: Settings = DEFAULT_SETTINGS;
  team: TeamConfiguration = {
    configuration: DEFAULT_CONFIGURATION,
    diagnostics: [],
    ignored: [],
    modelDiagnostics: [],
  };
  lastAudit: Audited | undefined;
  /** How many dependencies of each manifest no registry answered for when it was asked last. */
  readonly unanswered = new Map<string, number>();
  /** How often something new became known of dependencies. */
  lookUps = 0;
  /** Packages with a known hole, by manifest. */
  readonly vulnerable = new Map<string, readonly string[]>();

  /** How many checks could not be made, as far as audits and look-ups know. */
  get notChecked(): number {
    const items = this.lastAudit?.result.notChecked ?? [];
    // Of dependencies the last look-up knows more than the last audit.
    const others = items.filter(
      ({ file }) => file === undefined || !this.session.manifests.isManifest(file),
    );
    return [...this.unanswered.values()].reduce((sum, each) => sum + each, others.length);
  }

  constructor(options: ProjectOptions) {
    this.name = options.name;
    this.root = options.root;
    this.models = options.models;
    const { disk } = options;
    this.disk = disk;
    this.files = {
      // A byte order mark is no part of the text in an editor, so columns must not count it.
      read: (path) => this.overlay.get(path)?.() ?? withoutMark(disk.read(path)),
      exists: (path) => this.overlay.has(path) || disk.exists(path),
      unreadable: (path) => (this.overlay.has(path) ? undefined : disk.unreadable?.(path)),
    };
    this.session = new AnalysisSession({
      rules: options.rules,
      models: options.models,
      platforms: options.platforms,
      middleware: options.middleware,
      files: this.files,
      configuration: DEFAULT_CONFIGURATION,
      trusted: options.trusted,
      now: options.now,
      log: options.log,
      ...(options.isFull && { isFull: options.isFull }),
    });
  }

  /** True where all files of the folder are to be analysed, and not the open ones alone. */
  get isIndexed(): boolean {
    return this.root !== undefined && this.settings.scope === "workspace";
  }

  /** The text of a file as the engine sees it. */
  read(path: string): string | undefined {
    return this.files.read(path);
  }

  /** The path of a file of this project; undefined when it lies elsewhere. */
  pathOf(fsPath: string): string | undefined {
    return this.root === undefined ? undefined : relativePath(this.root, fsPath);
  }

  uriOf(path: string): string {
    const invented = this.invented.get(path);
    if (invented !== undefined) return invented;
    return uriOfPath(this.root === undefined ? path : join(this.root, path));
  }
}

function withoutMark(text: string | undefined): string | undefined {
  return text?.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** What a file goes by in the whole workspace: folders may have files of the same relative path. */
export function fileKey({ root }: Project, path: string): string {
  return `${root}\0${path}`;
}
