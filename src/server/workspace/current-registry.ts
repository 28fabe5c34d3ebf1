import { join } from "node:path";
import type { Connection } from "vscode-languageserver";
import { createRegistry } from "../../registry/registry.ts";
import type { Registry } from "../../registry/registry-options.ts";
import { createSignatureChecker, type SignatureChecker } from "../../registry/signature-checker.ts";
import type { Workspace } from "./workspace.ts";

interface CurrentRegistryOptions {
  readonly host: { readonly documentProgram?: string };
  readonly storage: string | undefined;
  readonly now: () => Date;
}

interface Made {
  readonly key: string;
  readonly registry: Registry;
  readonly signatures: SignatureChecker;
}

/** The one client of registries, made when it is needed first. */
export class CurrentRegistry {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #options: CurrentRegistryOptions;
  #made: Made | undefined;

  constructor(connection: Connection, workspace: Workspace, options: CurrentRegistryOptions) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#options = options;
  }

  current(): Registry {
    return this.#current().registry;
  }

  /** Who verifies what registries signed. */
  signatures(): SignatureChecker {
    return this.#current().signatures;
  }

  close(): void {
    void this.#made?.registry.close();
    void this.#made?.signatures.close();
    this.#made = undefined;
  }

  /** Made anew when folders or trust change: both decide which npm configuration counts. */
  #current(): Made {
    const { projects } = this.#workspace;
    const projectDirs = projects.folders.flatMap((project) => project.root ?? []);
    const { trusted } = projects;
    const key = JSON.stringify([projectDirs, trusted]);
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
      now: () => now().getTime(),
      log: (line: string) => this.#connection.console.log(line),
    };
    this.#made = {
      key,
      registry: createRegistry(about),
      signatures: createSignatureChecker(about),
    };
    return this.#made;
  }
}
