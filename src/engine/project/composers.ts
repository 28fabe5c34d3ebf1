import { composerContentHash } from "../deps/composer/content-hash.ts";
import type { ComposerAnswers, ComposerQuestion } from "../deps/composer/answers.ts";
import {
  type ComposerLockResult,
  type ComposerPackage,
  isFromPackagist,
} from "../deps/composer/facts.ts";
import { composerBringers } from "../deps/composer/mending.ts";
import { readComposerLock } from "../deps/composer/read-lock.ts";
import { readComposerManifest } from "../deps/composer/read-manifest.ts";
import { packagesOfRepositories } from "../deps/composer/repositories.ts";
import { readDocument } from "../documents/read-document.ts";
import type { ComposerView } from "./composer-view.ts";
import { openComposerQuestions } from "./composer-open.ts";
import { join, parentOf } from "./folders.ts";
import { PhpUsesByNamespace } from "./php-uses.ts";
import { type IgnoringChoices, ignoringIn, sortAdvisories } from "./ignored-advisories.ts";
import type { NotCheckedItem } from "./not-checked.ts";
import type { ProjectFiles } from "./ports.ts";

const MANIFEST = "composer.json";
const LOCK = "composer.lock";

/** The composer.json files of a root with their lock files, read when they are asked for. */
export class Composers {
  readonly #files: ProjectFiles;
  readonly #answers = new Map<string, ComposerAnswers>();
  readonly #locks = new Map<string, ComposerLockResult | undefined>();

  readonly #choices: () => IgnoringChoices;
  /** Where PHP of the project uses packages. */
  readonly uses: PhpUsesByNamespace;

  constructor(files: ProjectFiles, choices: () => IgnoringChoices) {
    this.#files = files;
    this.#choices = choices;
    this.uses = new PhpUsesByNamespace(files);
  }

  isManifest(path: string): boolean {
    return path === MANIFEST || path.endsWith(`/${MANIFEST}`);
  }

  /** Forgets what a changed file said; true when it was one of Composer's. */
  changed(path: string): boolean {
    this.uses.forget(path);
    if (isComposerLock(path)) return this.#locks.delete(parentOf(path)) || true;
    return this.isManifest(path);
  }

  reset(): void {
    this.#locks.clear();
  }

  /** A manifest with its lock file; undefined when the path is none. */
  view(path: string, text: string): ComposerView | undefined {
    const document = this.isManifest(path) ? readDocument(path, text) : undefined;
    if (!document) return undefined;
    const lock = this.#lock(parentOf(path));
    const answers = this.#answers.get(path);
    const { dependencies: thresholds } = this.#choices().configuration;
    const sorted = answers && sortAdvisories(answers.advisories, ignoringIn(path, this.#choices()));
    return {
      text,
      facts: readComposerManifest(document),
      hasLock: lock !== undefined,
      ...(lock?.ok && { lock: lock.lock }),
      ...(sorted && { answers: { ...answers, advisories: sorted.advisories } }),
      ...(thresholds && { thresholds }),
      ...(sorted?.ignored && { ignored: sorted.ignored }),
      usesOf: (locked) =>
        lock?.ok ? this.uses.of(locked, lock.lock, parentOf(path)) : { known: false },
      isLockCurrent: () => {
        const written = lock?.ok ? lock.lock.contentHash : undefined;
        const wanted = written === undefined ? undefined : composerContentHash(text);
        return wanted === undefined ? undefined : wanted === written;
      },
    };
  }

  /** What may be asked about a manifest: each repository about what its lock file has from there. */
  question(path: string): ComposerQuestion {
    const installed = new Map<string, readonly string[]>();
    const facts = this.view(path, this.#files.read(path) ?? "")?.facts;
    const lock = this.#lock(parentOf(path));
    const all = lock?.ok ? [...lock.lock.packages.values()] : [];
    for (const each of all) {
      if (isFromPackagist(each)) installed.set(each.name, [each.version]);
    }
    const byRepository =
      facts && lock?.ok ? packagesOfRepositories(facts.repositories, lock.lock) : new Map();
    const repositories = [...byRepository].flatMap(([{ url }, packages]) =>
      packages.length === 0 ? [] : [{ url, installed: versionsOf(packages) }],
    );
    const asked = new Set(repositories.flatMap((each) => [...each.installed.keys()]));
    const isWithheld = ({ name }: ComposerPackage): boolean =>
      !installed.has(name) && !asked.has(name);
    return {
      installed,
      direct: facts?.entries.map(({ name }) => name) ?? [],
      usesPackagist: facts?.repositories.usesPackagist ?? true,
      repositories,
      withheld: all.filter(isWithheld),
      bringersOf: (known) => (lock?.ok ? composerBringers(lock.lock, known) : []),
    };
  }

  /** What sources said of a manifest's packages, before the team had its say. */
  answers(path: string): ComposerAnswers | undefined {
    return this.#answers.get(path);
  }

  setAnswers(path: string, answers: ComposerAnswers): void {
    this.#answers.set(path, answers);
  }

  /** What is open about the packages of a manifest. */
  notChecked(path: string): NotCheckedItem[] {
    const { installed, repositories, withheld } = this.question(path);
    if (installed.size === 0 && repositories.length === 0 && withheld.length === 0) return [];
    return openComposerQuestions(this.#answers.get(path), withheld, path);
  }

  /** Lock files that were consulted and could not be read. */
  lockProblems(): readonly { readonly path: string; readonly reason: string }[] {
    return [...this.#locks].flatMap(([folder, lock]) =>
      lock?.ok === false ? [{ path: join(folder, LOCK), reason: lock.reason }] : [],
    );
  }

  #lock(folder: string): ComposerLockResult | undefined {
    if (!this.#locks.has(folder)) this.#locks.set(folder, this.#read(join(folder, LOCK)));
    return this.#locks.get(folder);
  }

  #read(path: string): ComposerLockResult | undefined {
    if (!this.#files.exists(path)) return undefined;
    const text = this.#files.read(path);
    if (text === undefined) {
      return { ok: false, reason: this.#files.unreadable?.(path) ?? "it cannot be read" };
    }
    try {
      return readComposerLock(text);
    } catch (error) {
      // Only an exhausted stack or memory gets here.
      return {
        ok: false,
        reason: `it cannot be read: ${error instanceof Error ? error.name : ""}`,
      };
    }
  }
}

function versionsOf(packages: readonly ComposerPackage[]): ReadonlyMap<string, readonly string[]> {
  return new Map(packages.map(({ name, version }) => [name, [version]]));
}

/** The file in which Composer keeps what it installed. */
export function isComposerLock(path: string): boolean {
  return path === LOCK || path.endsWith(`/${LOCK}`);
}
