import { type CancellationToken, type Connection, ProgressType } from "vscode-languageserver";
import { catalogFiles, type FileResult } from "../../engine/api.ts";
import {
  type AuditProgress,
  type CheckDependenciesParams,
  type CheckDependenciesSummary,
  METHODS,
  type NotCheckedEntry,
} from "../../protocol/messages.ts";
import { findingsOfProject } from "../workspace/findings.ts";
import type { Project } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { composerFiles, composerNotChecked } from "./composer-answers.ts";
import type { Dependencies } from "./dependencies.ts";
import type { StatusReporter } from "./status.ts";

const PROGRESS = new ProgressType<AuditProgress>();

interface Needs {
  readonly workspace: Workspace;
  readonly status: StatusReporter;
  readonly dependencies: Dependencies;
}

/** Checks all dependencies of the workspace on request: everybody is asked again. */
export function registerCheckDependencies(connection: Connection, needs: Needs): void {
  connection.onRequest(
    METHODS.checkDependencies,
    async (params: CheckDependenciesParams, token: CancellationToken) => {
      const { workspace, dependencies } = needs;
      await workspace.ready;
      const check = new Check(connection, needs, params, token);
      try {
        return await dependencies.busily(() => check.run());
      } finally {
        workspace.events.tellClosed();
        workspace.events.refresh();
      }
    },
  );
}

class Check {
  readonly #connection: Connection;
  readonly #needs: Needs;
  readonly #params: CheckDependenciesParams;
  readonly #abort = new AbortController();
  readonly #tally = { manifests: 0, packages: 0, findings: 0 };
  readonly #notChecked: NotCheckedEntry[] = [];

  constructor(
    connection: Connection,
    needs: Needs,
    params: CheckDependenciesParams,
    token: CancellationToken,
  ) {
    this.#connection = connection;
    this.#needs = needs;
    this.#params = params;
    if (token.isCancellationRequested) this.#abort.abort();
    token.onCancellationRequested(() => this.#abort.abort());
  }

  async run(): Promise<CheckDependenciesSummary> {
    const { workspace, dependencies } = this.#needs;
    let off: string | undefined;
    for (const project of workspace.projects.all) {
      const reason = dependencies.offReason(project);
      if (reason !== undefined && project.root !== undefined) off = reason;
      await this.#check(project, reason);
    }
    const { aborted: cancelled } = this.#abort.signal;
    const notChecked = this.#notChecked;
    return { ...this.#tally, notChecked, cancelled, ...(off === undefined ? {} : { off }) };
  }

  async #check(project: Project, off: string | undefined): Promise<void> {
    const { dependencies } = this.#needs;
    const { session } = project;
    const { signal } = this.#abort;
    dependencies.forgetFiles(project);
    const files = await dependencies.filesOf(project, signal);
    for (const path of composerFiles(project, files)) {
      if (signal.aborted) break;
      if (off === undefined) await dependencies.askComposer(project, path, signal);
      this.#tally.findings += this.#keep(project, session.analyse(path));
      this.#notChecked.push(...composerNotChecked(project, path));
    }
    const paths = files.filter(
      (path) => session.manifests.isManifest(path) && session.classify(path).kind !== "muted",
    );
    for (const [done, path] of paths.entries()) {
      if (signal.aborted) break;
      this.#progress(done, paths.length);
      if (off === undefined) {
        await dependencies.lookUp(project, path, { signal, again: true, fresh: true });
      }
      this.#tally.manifests++;
      this.#tally.packages += session.manifests.requests(path).length;
      this.#tally.findings += this.#keep(project, session.analyse(path));
      const uri = project.uriOf(path);
      const missing = session.manifests.notChecked(path, session.now, off);
      this.#notChecked.push(...missing.map(({ what, reason }) => ({ what, reason, uri })));
    }
    // What is wrong with a version in a catalog is known when all who refer to it were asked about.
    for (const path of catalogFiles(session.manifests)) {
      const count = this.#keep(project, session.analyse(path));
      if (!session.manifests.isManifest(path)) this.#tally.findings += count;
    }
  }

  /** The file's own findings anew, those of the project as a whole as they were; returns how many are its own. */
  #keep(project: Project, result: FileResult): number {
    const ofProject = findingsOfProject(project, result.path);
    const findings = [...result.findings, ...ofProject];
    this.#needs.workspace.keep(project, { ...result, findings });
    return result.findings.length;
  }

  #progress(done: number, total: number): void {
    this.#needs.status.work("checking-dependencies", { done, total });
    const { progressToken } = this.#params;
    if (progressToken === undefined) return;
    const { findings } = this.#tally;
    const progress: AuditProgress = { stage: "dependencies", done, total, findings };
    void this.#connection.sendProgress(PROGRESS, progressToken, progress);
  }
}
