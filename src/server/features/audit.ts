import * as l10n from "@vscode/l10n";
import { type CancellationToken, type Connection, ProgressType } from "vscode-languageserver";
import {
  type AuditParams,
  type AuditProgress,
  type AuditSummary,
  METHODS,
} from "../../protocol/messages.ts";
import type { Project } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { AuditRun, type AuditRunNeeds } from "./audit-run.ts";
import type { Background } from "./background.ts";
import type { StatusReporter } from "./status.ts";

/** The editor hears of progress at most this often. */
const PROGRESS_MS = 100;

const PROGRESS = new ProgressType<AuditProgress>();

interface AuditNeeds extends AuditRunNeeds {
  readonly status: StatusReporter;
  readonly background: Background;
}

/** Audits the workspace or one file on request. Cancelled at any moment, it keeps what it has. */
export function registerAudit(connection: Connection, needs: AuditNeeds): void {
  const { workspace, status, background } = needs;
  connection.onRequest(
    METHODS.audit,
    async (params: AuditParams, token: CancellationToken): Promise<AuditSummary> => {
      const start = performance.now();
      await workspace.ready;
      const targets = chooseTargets(workspace, params);
      if (typeof targets === "string") return { ...NOTHING, problem: targets };
      const report = throttled((progress: AuditProgress) => {
        status.work("auditing", { done: progress.done, total: progress.total });
        if (params.progressToken === undefined) return;
        void connection.sendProgress(PROGRESS, params.progressToken, progress);
      });
      let summary = NOTHING;
      background.pause(true);
      try {
        for (const { project, path } of targets) {
          const run = new AuditRun(needs, project, token, report);
          const one = path === undefined ? run.run() : run.runFile(path);
          summary = add(summary, await one);
        }
      } finally {
        background.pause(false);
        status.work("auditing", undefined);
        workspace.events.tellClosed();
        workspace.events.refresh();
      }
      return { ...summary, milliseconds: Math.round(performance.now() - start) };
    },
  );
  connection.onRequest(METHODS.clear, (): null => {
    for (const project of workspace.projects.all) {
      project.audited.clear();
      project.lastAudit = undefined;
    }
    workspace.events.tellClosed();
    workspace.events.refresh();
    workspace.events.status();
    return null;
  });
}

const NOTHING: AuditSummary = {
  files: 0,
  lines: 0,
  findings: 0,
  skipped: 0,
  notChecked: 0,
  cancelled: false,
  milliseconds: 0,
};

/** What to audit, or why there is nothing. */
function chooseTargets(
  workspace: Workspace,
  params: AuditParams,
): { project: Project; path?: string }[] | string {
  const { uri } = params;
  if (uri !== undefined) {
    const place = workspace.document(uri) ?? workspace.projects.locateFile(uri);
    return place
      ? [{ project: place.project, path: place.path }]
      : l10n.t("This document is not analysed: only files and untitled documents are.");
  }
  const { folders, loose } = workspace.projects;
  if (folders.length > 0) return folders.map((project) => ({ project }));
  // Without a folder the open documents are all there is.
  return loose.overlay.size > 0 ? [{ project: loose }] : l10n.t("No folder is open.");
}

function add(a: AuditSummary, b: AuditSummary): AuditSummary {
  return {
    files: a.files + b.files,
    lines: a.lines + b.lines,
    findings: a.findings + b.findings,
    skipped: a.skipped + b.skipped,
    notChecked: a.notChecked + b.notChecked,
    cancelled: a.cancelled || b.cancelled,
    milliseconds: 0,
  };
}

function throttled(report: (progress: AuditProgress) => void): (progress: AuditProgress) => void {
  let last = -PROGRESS_MS;
  let stage: AuditProgress["stage"] | undefined;
  return (progress) => {
    const now = performance.now();
    const isLast = progress.done === progress.total;
    if (now - last < PROGRESS_MS && progress.stage === stage && !isLast) return;
    last = now;
    stage = progress.stage;
    report(progress);
  };
}
