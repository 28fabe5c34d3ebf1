import {
  COOL_DOWN_FILES,
  coolDownFor,
  type CoolDownSetting,
  readCoolDown,
} from "../deps/cool-down-settings.ts";
import { DEFAULT_THRESHOLDS } from "../deps/policy.ts";
import type { CoolDownFor, LockFormat } from "../deps/types.ts";
import { above, join } from "./folders.ts";
import type { ProjectFiles } from "./ports.ts";

const ALL = [...new Set(Object.values(COOL_DOWN_FILES).flat())];

/** True for files in which package managers keep settings that count here. */
export function isManagerSetting(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return ALL.some((each) => each === name);
}

/** How long the package manager of each folder waits for releases, as the project's own files say. */
export class CoolDowns {
  readonly #files: ProjectFiles;
  /** An untrusted workspace must not make the wait shorter. */
  readonly #trusted: () => boolean;
  readonly #known = new Map<string, CoolDownSetting | undefined>();

  constructor(files: ProjectFiles, trusted: () => boolean) {
    this.#files = files;
    this.#trusted = trusted;
  }

  forget(): void {
    this.#known.clear();
  }

  /** The wait for a package; undefined where no file of the project says anything. */
  of(folder: string, format: LockFormat | undefined, name: string): CoolDownFor | undefined {
    const found = this.#setting(folder, format);
    if (!found || this.#trusted()) return found && coolDownFor(found, name);
    return { ms: Math.max(found.ms, DEFAULT_THRESHOLDS.coolDownMs), file: found.file };
  }

  /** The nearest file that speaks of it. Without a lockfile any package manager's counts. */
  #setting(folder: string, format: LockFormat | undefined): CoolDownSetting | undefined {
    for (let each: string | undefined = folder; each !== undefined; each = above(each)) {
      for (const name of format === undefined ? ALL : COOL_DOWN_FILES[format]) {
        const found = this.#read(join(each, name));
        if (found) return found;
      }
    }
    return undefined;
  }

  #read(path: string): CoolDownSetting | undefined {
    if (!this.#known.has(path)) {
      const text = this.#files.exists(path) ? this.#files.read(path) : undefined;
      this.#known.set(path, text === undefined ? undefined : readCoolDown(path, text));
    }
    return this.#known.get(path);
  }
}
