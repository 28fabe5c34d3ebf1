import { digest } from "../text/hash.ts";
import type { Configuration } from "./configuration.ts";
import type { FactStore } from "./fact-store.ts";
import type { FileFacts } from "./file-facts.ts";
import type { Manifests } from "./manifests.ts";
import type { ModuleGraph } from "./module-graph.ts";
import type { ProjectFiles } from "./ports.ts";

/** Facts as they are kept from one run to the next. Plain data. */
export interface KeptFacts {
  /** What reports rest on besides texts: another value says that only code still holds. */
  readonly surroundings: string;
  readonly readers: readonly (readonly [reader: string, read: string])[];
  readonly files: readonly KeptFile[];
}

interface KeptFile {
  readonly facts: FileFacts;
  /** True when only the code holds. */
  readonly outdated: boolean;
}

export interface ArchiveOptions {
  readonly graph: ModuleGraph;
  readonly facts: FactStore;
  readonly files: ProjectFiles;
  readonly manifests: Manifests;
  /** Outdates what rests on a file. */
  readonly changed: (path: string) => void;
}

/** Files that decide where specifiers lead and which versions code gets. */
const SETTINGS =
  /(?:^|\/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|[jt]sconfig[^/]*\.json|pnpm-workspace\.yaml)$/;

/** Takes facts out of a session and puts them into another one of the same project. */
export class FactArchive {
  readonly #options: ArchiveOptions;

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /** How many facts came since the start; whoever keeps them need not write what is written. */
  get revision(): number {
    return this.#options.facts.revision;
  }

  /** Everything that may be kept: no file whose text may hold a secret, and nothing that time decided. */
  keep(paths: readonly string[], configuration: Configuration): KeptFacts {
    const { facts, graph } = this.#options;
    const kept = [...facts.all].filter(
      (each) => each.givenUp === undefined && !each.timed && !each.mayHoldSecret,
    );
    return {
      surroundings: this.#surroundings(paths, configuration),
      readers: graph.readers,
      files: kept.map((each) => ({ facts: each, outdated: facts.lacks(each.path) })),
    };
  }

  /** Puts kept facts back, as far as they hold for the files as they are now. `pause` lets other work of the process run. */
  async restore(
    kept: KeptFacts,
    paths: readonly string[],
    configuration: Configuration,
    pause?: () => Promise<void>,
  ): Promise<void> {
    const { facts, graph, files, manifests, changed } = this.#options;
    const known = new Set(paths);
    facts.begin();
    const isSame = kept.surroundings === this.#surroundings(paths, configuration);
    if (isSame) graph.learnReaders(kept.readers);
    const others: string[] = [];
    for (const { facts: each, outdated } of kept.files) {
      await pause?.();
      const { path, versions } = each;
      const text = known.has(path) ? files.read(path) : undefined;
      if (text === undefined || digest(text) !== each.hash) {
        others.push(path);
        continue;
      }
      const holds = versions.every(
        ([name, version]) => manifests.versionFor(path, name) === version,
      );
      facts.add(each, outdated || !isSame || !holds);
    }
    for (const path of others) changed(path);
  }

  /** The rules and their configuration are part of it, and all files by name, since any of them may be what a specifier means. */
  #surroundings(paths: readonly string[], configuration: Configuration): string {
    const settings = paths.filter((path) => SETTINGS.test(path));
    const texts = settings.map((path) => this.#options.files.read(path) ?? "");
    return digest(JSON.stringify(configuration), paths.join("\n"), ...texts);
  }
}

/**
 * True when a text may give a secret its value: a name that speaks of one, and a quoted text right
 * behind it, or a key that shows who issued it. Told too often rather than too seldom, since all that it costs is reading a file again.
 */
export function mayHoldSecret(text: string): boolean {
  return SECRET_SLOT.test(text) || ISSUED.test(text);
}

/** What begins like a key that somebody issued, wherever it stands. */
const ISSUED =
  /PRIVATE KEY-----|\b(?:[sr]k_live_|shp(?:at|ss|ca|pa)_|whsec_|AKIA|gh[opsu]_|xox[abpr]-|eyJ[\w-]{10}|SG\.)/;

const SECRET_SLOT =
  /(?:secret|token|passw|passphrase|pwd|api[-_]?key|private[-_]?key|access[-_]?key|signing|credential|salt|pepper|auth|bearer|dsn|connection[-_]?string)[\w$]*["'`\]]*\s*(?:[:=(,]|\|\||\?\?)[^\n;]{0,80}?["'`][^"'`\s]{3}/i;
