import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
} from "vscode-languageserver";
import type { Project } from "../workspace/project.ts";
import { fileKind, isComposerLock, isLockfile, isManagerSetting } from "../../engine/api.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Files settle when nothing has changed for this long … */
const SETTLE_MS = 300;
/** … but an endless stream of changes is not waited for longer than this. */
const AT_MOST_MS = 3_000;

/** Globs of all files that rules look at, and of those on which findings rest besides. */
export const WATCHED_FILES: readonly string[] = [
  "**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,vue,svelte,json,jsonc,yml,yaml,toml,sh,bash,zsh,ksh,html,htm,ejs,eta,hbs,handlebars,mustache,pug,jade,njk,nunjucks,twig,liquid,graphql,graphqls,gql,prisma,properties}",
  "**/{.env,.env.*,*.env,Dockerfile,Dockerfile.*,*.dockerfile,Containerfile,yarn.lock,bun.lock,composer.lock,.npmrc}",
];

const WATCHERS = [
  ...WATCHED_FILES.map((globPattern) => ({
    globPattern,
    kind: WatchKind.Create | WatchKind.Change,
  })),
  // Of a folder that is deleted or renamed the editor tells the folder alone.
  { globPattern: "**/*", kind: WatchKind.Delete },
];

/** What one settled change of the disk was, by project. */
export interface DiskChange {
  readonly project: Project;
  /** Paths of files that are there, new or with another text. */
  readonly changed: readonly string[];
  /** Paths of files and folders that are gone. */
  readonly deleted: readonly string[];
  /** True when files came or went. */
  readonly structural: boolean;
}

/** Changes on disk, gathered until they settle: a branch switch is one update. */
export class FileWatching {
  readonly #workspace: Workspace;
  readonly #after: (change: DiskChange) => void;
  readonly #events = new Map<string, FileChangeType>();
  #first = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, workspace: Workspace, after: (change: DiskChange) => void) {
    this.#workspace = workspace;
    this.#after = after;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) this.#events.set(uri, type);
      this.#schedule();
    });
  }

  async start(connection: Connection): Promise<void> {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: WATCHERS,
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    const now = performance.now();
    if (this.#timer === undefined) this.#first = now;
    clearTimeout(this.#timer);
    const rest = this.#first + AT_MOST_MS - now;
    this.#timer = setTimeout(() => this.#settle(), Math.max(0, Math.min(SETTLE_MS, rest)));
  }

  #settle(): void {
    this.#timer = undefined;
    const changes = this.#byProject();
    this.#events.clear();
    if (changes.length === 0) return;
    for (const change of changes) {
      this.#apply(change);
      this.#after(change);
    }
    const { events } = this.#workspace;
    events.closedChanged();
    events.refresh();
    events.status();
  }

  #byProject(): DiskChange[] {
    const byProject = new Map<
      Project,
      { changed: string[]; deleted: string[]; structural: boolean }
    >();
    for (const [uri, type] of this.#events) {
      const place = this.#workspace.projects.locateFile(uri);
      if (!place || !matters(place.project, place.path, type)) continue;
      const { project, path } = place;
      const change = byProject.get(project) ?? { changed: [], deleted: [], structural: false };
      byProject.set(project, change);
      if (type === FileChangeType.Deleted) change.deleted.push(path);
      else change.changed.push(path);
      if (type !== FileChangeType.Changed) change.structural = true;
    }
    return [...byProject].map(([project, change]) => ({ project, ...change }));
  }

  #apply({ project, changed, deleted, structural }: DiskChange): void {
    const { session, audited } = project;
    if (structural) {
      project.disk.reset();
      session.filesChanged();
    }
    for (const path of changed) {
      // Unsaved text wins, so for an open document the disk is news only when it is closed.
      if (!project.overlay.has(path)) session.changed(path);
      audited.delete(path);
    }
    for (const path of deleted) {
      session.forget(path);
      for (const known of audited.keys()) {
        if (known === path || known.startsWith(`${path}/`)) audited.delete(known);
      }
    }
  }
}

/** What build tools write all day long is of no interest; lockfiles and settings of package managers are, although no rule looks at them. */
function matters(project: Project, path: string, type: FileChangeType): boolean {
  if (project.session.classify(path).kind === "muted") return false;
  if (type === FileChangeType.Deleted) return !path.startsWith(".git/");
  return (
    fileKind(path) !== undefined ||
    path.endsWith(".json") ||
    isLockfile(path) ||
    isComposerLock(path) ||
    isManagerSetting(path)
  );
}
