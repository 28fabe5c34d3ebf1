import type {
  Log,
  MiddlewareRow,
  Model,
  PlatformRow,
  ProjectFiles,
  Rule,
} from "../../engine/api.ts";
import type { DiskFiles, ServerHost } from "../ports.ts";
import { Project } from "./project.ts";
import { baseName, folderKey, fsPathOf, namedFor } from "./uris.ts";
import { join } from "node:path";

export interface Folder {
  readonly uri: string;
  readonly name: string;
}

export interface ProjectsOptions {
  readonly rules: readonly Rule[];
  readonly models: () => readonly Model[];
  readonly platforms: readonly PlatformRow[];
  readonly middleware: readonly MiddlewareRow[];
  readonly host: ServerHost;
  readonly now: () => Date;
  readonly log: Log;
}

/** A document's project and its path there. */
export interface Place {
  readonly project: Project;
  readonly path: string;
}

/** The workspace folders, and one project for everything outside of them. */
export class Projects {
  readonly #options: ProjectsOptions;
  readonly #folders = new Map<string, Project>();
  /** Folders of loose documents by the number that stands for them in paths. */
  readonly #looseFolders: string[] = [];
  readonly loose: Project;
  /** Names of folders that are not on this machine, by URI. */
  readonly #elsewhere = new Map<string, string>();
  /** Whether the workspace is trusted, as the editor said last. */
  trusted: boolean;

  constructor(options: ProjectsOptions, trusted: boolean) {
    this.#options = options;
    this.trusted = trusted;
    this.loose = this.#create("", undefined, this.#looseFiles());
  }

  /** Workspace folders that are on this machine. */
  get folders(): readonly Project[] {
    return [...this.#folders.values()];
  }

  /** Names of folders whose files cannot be read, such as those of a virtual workspace. */
  get elsewhere(): readonly string[] {
    return [...this.#elsewhere.values()];
  }

  get all(): readonly Project[] {
    return [...this.#folders.values(), this.loose];
  }

  /** Adds and removes folders. */
  update(added: readonly Folder[], removed: readonly Folder[]): void {
    for (const { uri } of removed) {
      this.#folders.delete(uri);
      this.#elsewhere.delete(uri);
    }
    for (const folder of added) {
      const root = fsPathOf(folder.uri);
      if (root === undefined) this.#elsewhere.set(folder.uri, folder.name);
      if (root === undefined || this.#folders.has(folder.uri)) continue;
      const project = this.#create(folder.name, root, this.#options.host.files(root));
      this.#folders.set(folder.uri, project);
    }
  }

  /** The URI of a folder as the editor wrote it. */
  uriOf(project: Project): string | undefined {
    for (const [uri, each] of this.#folders) if (each === project) return uri;
    return undefined;
  }

  /** Where a document belongs: the innermost folder that holds it, or the loose project. */
  locate(uri: string, language: string): Place {
    const file = this.locateFile(uri);
    if (file) return { project: file.project, path: namedFor(language, file.path) };
    const folder = folderKey(uri);
    let number = this.#looseFolders.indexOf(folder);
    if (number === -1) number = this.#looseFolders.push(folder) - 1;
    // The folder's own name must say nothing: a file opened alone is meant to be looked at.
    const path = namedFor(language, `${number}/${baseName(uri)}`);
    return { project: this.loose, path };
  }

  /** A file's place in the workspace folders; undefined outside of them. */
  locateFile(uri: string): Place | undefined {
    const fsPath = fsPathOf(uri);
    if (fsPath === undefined) return undefined;
    let best: Place | undefined;
    for (const project of this.#folders.values()) {
      const path = project.pathOf(fsPath);
      if (path === undefined) continue;
      if (!best || path.length < best.path.length) best = { project, path };
    }
    return best;
  }

  #create(name: string, root: string | undefined, disk: DiskFiles): Project {
    const { rules, models, platforms, middleware, host, now, log } = this.#options;
    const { trusted } = this;
    return new Project({
      name,
      ...(root === undefined ? {} : { root }),
      rules,
      models,
      platforms,
      middleware,
      disk,
      trusted,
      now,
      log,
      ...(host.isFull && { isFull: (answers) => host.isFull?.(answers) ?? false }),
    });
  }

  /** Neighbours of a loose file can be imported by it, so they are read from its folder. */
  #looseFiles(): DiskFiles {
    const find = (path: string): { files: ProjectFiles; name: string } | undefined => {
      const match = /^(\d+)\/(.+)$/.exec(path);
      const folder = match ? this.#looseFolders[Number(match[1])] : undefined;
      const root = folder === undefined ? undefined : fsPathOf(folder);
      if (root === undefined) return undefined;
      return { files: this.#options.host.files(join(root)), name: match?.[2] ?? "" };
    };
    return {
      read: (path) => {
        const place = find(path);
        return place?.files.read(place.name);
      },
      exists: (path) => {
        const place = find(path);
        return place?.files.exists(place.name) ?? false;
      },
      // Its files are looked up anew each time.
      reset: () => undefined,
    };
  }
}
