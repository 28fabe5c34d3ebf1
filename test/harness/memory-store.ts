import {
  AnalysisSession,
  type Configuration,
  DEFAULT_CONFIGURATION,
  type ProjectFiles,
  type Rule,
} from "../../src/engine/api.ts";
import type { Model } from "../../src/engine/models/model.ts";
import { middleware } from "../../src/generated/middleware.ts";
import { models } from "../../src/generated/models.ts";
import { platforms } from "../../src/generated/platforms.ts";

/** The clock of all tests: nothing in the engine reads the real one. */
export const TEST_NOW = new Date("2026-11-22T12:00:00Z");

export interface StoreOptions {
  readonly rules: readonly Rule[];
  /** The models that are shipped, unless others are given. */
  readonly models?: () => readonly Model[];
  readonly configuration?: Partial<Configuration>;
  readonly trusted?: boolean;
  readonly now?: Date;
}

/** A store that lives in memory: files by path, changed by `write` and `remove`. */
export class MemoryStore implements ProjectFiles {
  readonly files: Map<string, string>;
  readonly session: AnalysisSession;
  readonly warnings: string[] = [];

  constructor(files: Readonly<Record<string, string>>, options: StoreOptions) {
    this.files = new Map(Object.entries(files));
    this.session = new AnalysisSession({
      rules: options.rules,
      models: options.models ?? models,
      platforms,
      middleware,
      files: this,
      configuration: { ...DEFAULT_CONFIGURATION, ...options.configuration },
      trusted: options.trusted ?? true,
      now: () => options.now ?? TEST_NOW,
      log: { warn: (message) => this.warnings.push(message) },
    });
  }

  read(path: string): string | undefined {
    return this.files.get(path);
  }

  exists(path: string): boolean {
    return this.files.has(path);
  }

  write(path: string, text: string): void {
    const isNew = !this.files.has(path);
    this.files.set(path, text);
    if (isNew) this.session.filesChanged();
    else this.session.changed(path);
  }

  remove(path: string): void {
    this.files.delete(path);
    this.session.forget(path);
    this.session.filesChanged();
  }
}
