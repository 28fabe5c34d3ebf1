import * as l10n from "@vscode/l10n";
import type { Connection } from "vscode-languageserver";
import {
  type FileKind,
  type FileResult,
  isCatalogFile,
  LineIndex,
  MAX_FILE_BYTES,
  type Rule,
  readDocument,
  summarise,
} from "../../engine/api.ts";
import {
  type ExplainParams,
  type Explanation,
  type FileExplanation,
  type FolderExplanation,
  METHODS,
  type RuleNotRun,
  type SuppressedEntry,
} from "../../protocol/messages.ts";
import type { Project } from "../workspace/project.ts";
import type { Place } from "../workspace/projects.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Dependencies } from "./dependencies.ts";
import type { StatusReporter } from "./status.ts";

/** Says why there are findings or none: silence explains itself. */
export function registerExplain(
  connection: Connection,
  workspace: Workspace,
  dependencies: Dependencies,
  status: StatusReporter,
): void {
  connection.onRequest(METHODS.explain, async ({ uri }: ExplainParams): Promise<Explanation> => {
    await workspace.ready;
    const place =
      uri === undefined
        ? undefined
        : (workspace.document(uri) ?? workspace.projects.locateFile(uri));
    const folders = workspace.projects.folders.map((project) =>
      explainFolder(project, dependencies, status),
    );
    if (uri === undefined) return { workspace: folders };
    const file = place ? explainFile(workspace, uri, place, dependencies) : elsewhere(uri);
    return { file, workspace: folders };
  });
}

/** A document of a scheme that nobody edits. */
function elsewhere(uri: string): FileExplanation {
  return {
    ...EMPTY,
    uri,
    path: uri,
    notAnalysed: l10n.t("Only files, remote files and new documents are analysed."),
  };
}

const EMPTY = {
  lines: 0,
  findings: 0,
  stale: false,
  suppressed: [],
  rulesRun: [],
  rulesNotRun: [],
  crashes: [],
  notChecked: [],
} as const;

function explainFile(
  workspace: Workspace,
  uri: string,
  { project, path }: Place,
  dependencies: Dependencies,
): FileExplanation {
  const open = workspace.document(uri);
  const result = open ? workspace.analyse(open) : project.session.analyse(path);
  const text = open?.text.getText() ?? project.read(path) ?? "";
  const notAnalysed = reasonAgainst(result, text);
  const base = { ...EMPTY, uri, path, lines: result.lines };
  if (notAnalysed !== undefined) return { ...base, notAnalysed };
  const ran = project.session.rules.active.filter((rule) => looksAt(rule, result.kind, path, text));
  const { pathClass } = result;
  return {
    ...base,
    findings: result.findings.length,
    ...(result.problem ? { problem: result.problem.message } : {}),
    stale: result.stale,
    ...(pathClass.kind === "lowered" ? { lowered: pathClass.reason } : {}),
    suppressed: suppressedIn(result, text),
    rulesRun: ran.map((rule) => rule.id),
    rulesNotRun: notRun(project, ran),
    crashes: result.crashes.map(({ ruleId, message }) => ({ ruleId, message })),
    notChecked: project.session.manifests.isManifest(path)
      ? project.session.manifests
          .notChecked(path, project.session.now, dependencies.offReason(project))
          .map(({ what, reason }) => ({ what, reason, uri }))
      : [],
  };
}

function reasonAgainst(result: FileResult, text: string): string | undefined {
  if (result.pathClass.kind === "muted") return result.pathClass.reason;
  if (result.kind === undefined) return l10n.t("No rule looks at files of this kind.");
  if (text.length > MAX_FILE_BYTES) return l10n.t("It is larger than 1 MB.");
  return result.unread;
}

function suppressedIn(result: FileResult, text: string): SuppressedEntry[] {
  const lines = new LineIndex(text);
  return [...result.silenced, ...result.findings].flatMap((finding) =>
    finding.silenced
      ? [
          {
            ruleId: finding.ruleId,
            line: lines.position(finding.range.start).line + 1,
            reason: finding.silenced.reason,
            by: finding.silenced.by,
            ignored: !result.silenced.includes(finding),
          },
        ]
      : [],
  );
}

function looksAt(rule: Rule, kind: FileKind | undefined, path: string, text: string): boolean {
  const readsCode = rule.visit !== undefined || rule.flow !== undefined;
  if (isAboutSuppressions(rule)) return true;
  if (kind === "script") return readsCode;
  const document = readDocument(path, text);
  const isManifest = path === "package.json" || path.endsWith("/package.json");
  return (
    // Pages and templates hold scripts, and what is written into them is followed.
    (readsCode && (document?.kind === "html" || document?.kind === "template")) ||
    (document !== undefined && (rule.config?.kinds.includes(document.kind) ?? false)) ||
    // Versions in a catalog are looked at like those in a manifest.
    ((isManifest || isCatalogFile(path)) && rule.manifest !== undefined) ||
    (rule.composer !== undefined && /(?:^|\/)composer\.json$/.test(path))
  );
}

function notRun(project: Project, ran: readonly Rule[]): RuleNotRun[] {
  const { rules } = project.session;
  return [...rules.all.values()]
    .filter((rule) => !ran.includes(rule))
    .map((rule) => ({
      ruleId: rule.id,
      reason: rules.offReason(rule) ?? purposeOf(rule),
    }));
}

function purposeOf({ project, visit, flow, manifest, config }: Rule): string {
  if (project) return l10n.t("looks at the workspace as a whole, in audits");
  if (visit || flow) return l10n.t("looks at code");
  if (manifest) return l10n.t("looks at package.json");
  return l10n.t("looks at {0} files", config?.kinds.join(", ") ?? "");
}

/** The engine itself makes these findings, in every file. */
function isAboutSuppressions({ meta }: Rule): boolean {
  return meta.category === "suppressions";
}

function explainFolder(
  project: Project,
  dependencies: Dependencies,
  status: StatusReporter,
): FolderExplanation {
  const { session, lastAudit } = project;
  const { rules } = session;
  const rulesOff = [...rules.all.values()].flatMap((rule) => {
    const reason = rules.offReason(rule);
    return reason === undefined ? [] : [{ ruleId: rule.id, reason }];
  });
  return {
    name: project.name,
    trusted: session.trusted,
    preset: session.configuration.preset,
    rulesOn: rules.active.length,
    rulesOff,
    registry:
      dependencies.offReason(project) ??
      l10n.t("The registries of your npm configuration are asked."),
    notices: status.notices,
    ...(lastAudit ? { audit: explainAudit(project, lastAudit) } : {}),
  };
}

function explainAudit(
  project: Project,
  audited: NonNullable<Project["lastAudit"]>,
): NonNullable<FolderExplanation["audit"]> {
  const summary = summarise({
    audit: audited.result,
    rules: [...project.session.rules.all.values()],
    activeRules: project.session.rules.active.length,
    preset: project.session.configuration.preset,
    root: project.name,
    version: "",
    startedAt: audited.startedAt,
    endedAt: audited.endedAt,
    otherFiles: audited.otherFiles,
    read: (path) => audited.texts.get(path),
  });
  return {
    files: summary.files,
    lines: summary.lines,
    findings: summary.findings,
    cancelled: summary.cancelled,
    muted: summary.muted.map(({ reason, files }) => ({ reason, count: files })),
    lowered: summary.lowered.map(({ reason, findings }) => ({ reason, count: findings })),
    suppressed: summary.silenced.reduce((sum, each) => sum + each.findings, 0),
    skipped: summary.skipped.map(({ reason, files, folders }) => ({
      reason,
      count: files + folders,
    })),
    notChecked: audited.result.notChecked.map((item) => ({
      what: item.what,
      reason: item.reason,
      ...(item.file === undefined ? {} : { uri: project.uriOf(item.file) }),
    })),
  };
}
