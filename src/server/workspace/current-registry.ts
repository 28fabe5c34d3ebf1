import { join } from "node:path";
import type { Connection } from "vscode-languageserver";
import { createDownloadCounts, type DownloadCounts } from "../../registry/download-counts.ts";
import type { EditorProxy } from "../../registry/editor-proxy.ts";
import { createRegistry } from "../../registry/registry.ts";
import type { Registry } from "../../registry/registry-options.ts";
import { createSignatureChecker, type SignatureChecker } from "../../registry/signature-checker.ts";
import type { Workspace } from "./workspace.ts";

interface CurrentRegistryOptions {
  readonly host: { readonly documentProgram?: string };
  readonly storage: string | undefined;
  readonly now: () => Date;
  /** The editor's, at first. */
  readonly proxy?: EditorProxy;
}

interface Made {
  readonly key: string;
  readonly registry: Registry;
  readonly signatures: SignatureChecker;
  readonly downloads: DownloadCounts;
}

/** The one client of registries, made when it is needed first. */
export class CurrentRegistry {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #options: CurrentRegistryOptions;
  /** The editor's own proxy, as it stands now. */
  proxy: EditorProxy | undefined;
  #made: Made | undefined;

  constructor(connection: Connection, workspace: Workspace, options: CurrentRegistryOptions) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#options = options;
    this.proxy = options.proxy;
  }

  current(): Registry {
    return this.#current().registry;
  }

  /** Who verifies what registries signed. */
  signatures(): SignatureChecker {
    return this.#current().signatures;
  }

  /** Who says how much a package is used. */
  downloads(): DownloadCounts {
    return this.#current().downloads;
  }

  close(): void {
    void this.#made?.registry.close();
    void this.#made?.signatures.close();
    void this.#made?.downloads.close();
    this.#made = undefined;
  }

  /** Made anew when folders or trust change, which decide which npm configuration counts, or the editor's proxy. */
  #current(): Made {
    const { projects } = this.#workspace;
    const projectDirs = projects.folders.flatMap((project) => project.root ?? []);
    const { trusted } = projects;
    const key = JSON.stringify([projectDirs, trusted, this.proxy]);
    if (this.#made?.key === key) return this.#made;
    this.close();
    const { host, storage, now } = this.#options;
    const { documentProgram } = host;
    const about = {
      ...(documentProgram === undefined ? {} : { documentProgram }),
      ...(storage === undefined ? {} : { cacheDir: join(storage, "registry") }),
      projectDirs,
      trusted,
      env: process.env,
      ...(this.proxy && { editorProxy: this.proxy }),
      now: () => now().getTime(),
      log: (line: string) => this.#connection.console.log(line),
    };
    this.#made = {
      key,
      registry: createRegistry(about),
      signatures: createSignatureChecker(about),
      downloads: createDownloadCounts(about),
    };
    return this.#made;
  }
}
