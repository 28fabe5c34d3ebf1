import { join } from "node:path";
import type { Connection } from "vscode-languageserver";
import { createRegistry } from "../../registry/registry.ts";
import type { Registry } from "../../registry/registry-options.ts";
import type { Workspace } from "./workspace.ts";

/** The one client of registries, made when it is needed first. */
export class CurrentRegistry {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #options: { readonly storage: string | undefined; readonly now: () => Date };
  #made: { readonly key: string; readonly registry: Registry } | undefined;

  constructor(
    connection: Connection,
    workspace: Workspace,
    options: { readonly storage: string | undefined; readonly now: () => Date },
  ) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#options = options;
  }

  /** Made anew when folders or trust change: both decide which npm configuration counts. */
  current(): Registry {
    const { projects } = this.#workspace;
    const projectDirs = projects.folders.flatMap((project) => project.root ?? []);
    const { trusted } = projects;
    const key = JSON.stringify([projectDirs, trusted]);
    if (this.#made?.key === key) return this.#made.registry;
    this.close();
    const { storage, now } = this.#options;
    const registry = createRegistry({
      ...(storage === undefined ? {} : { cacheDir: join(storage, "registry") }),
      projectDirs,
      trusted,
      env: process.env,
      now: () => now().getTime(),
      log: (line) => this.#connection.console.log(line),
    });
    this.#made = { key, registry };
    return registry;
  }

  close(): void {
    void this.#made?.registry.close();
    this.#made = undefined;
  }
}
