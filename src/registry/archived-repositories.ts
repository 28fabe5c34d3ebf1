import type { NotChecked } from "../engine/api.ts";
import type { DocumentSource } from "./document-source.ts";
import { EntryFiles } from "./entry-files.ts";
import { notChecked } from "./failure.ts";
import { type ArchivedState, readGithubRepository } from "./github-repository.ts";
import type { OutsideQuery } from "./outside-query.ts";
import { outsideSettings } from "./registry-settings.ts";
import { join } from "node:path";
import { refusal } from "./refusal.ts";

/** A repository is seldom archived, and more seldom the other way round. */
const MAX_AGE_MS = 7 * 86_400_000;
/** Who was refused is not asked again for so long: without an account there are sixty answers an hour. */
const REFUSED_MS = 600_000;
const MAX_ENTRIES = 5000;
const HOST = "github.com/";

interface Kept {
  readonly state: ArchivedState;
  readonly fetchedAt: number;
}

/** Whether repositories are archived, as GitHub says. Nobody is asked unless that was switched on. */
export class ArchivedRepositories {
  readonly #source: DocumentSource;
  readonly #address: string;
  readonly #now: () => number;
  readonly #files: EntryFiles;
  readonly #known = new Map<string, Kept>();
  #refused: { readonly at: number; readonly why: NotChecked } | undefined;

  /** `cacheDir` undefined keeps them in memory only. */
  constructor(
    source: DocumentSource,
    address: string,
    { cacheDir, now }: { readonly cacheDir?: string; readonly now: () => number },
  ) {
    this.#source = source;
    this.#address = address;
    this.#now = now;
    const folder = cacheDir === undefined ? undefined : join(cacheDir, "archived-v1");
    this.#files = new EntryFiles(folder, MAX_ENTRIES);
  }

  /** `repository` as registries name it: `github.com/owner/name`. Undefined where it is no repository there. */
  async of(
    repository: string,
    query: OutsideQuery,
  ): Promise<ArchivedState | NotChecked | undefined> {
    const name = nameOf(repository);
    if (name === undefined || !query.sources.has("github")) return undefined;
    const kept = this.#known.get(name) ?? (await this.#read(name));
    const age = kept ? this.#now() - kept.fetchedAt : -1;
    if (kept && (query.offline !== undefined || (age >= 0 && age <= MAX_AGE_MS))) return kept.state;
    if (query.offline !== undefined) {
      return refusal("offline", `${query.offline}, and no earlier answer is kept.`);
    }
    if (this.#refused && this.#now() - this.#refused.at <= REFUSED_MS) return this.#refused.why;
    return this.#ask(name, query);
  }

  forgetFailures(): void {
    this.#refused = undefined;
  }

  async settled(): Promise<void> {
    await this.#files.settled();
  }

  async #ask(name: string, query: OutsideQuery): Promise<ArchivedState | NotChecked> {
    const choice = outsideSettings(query.config, this.#address, query.env);
    if (!choice.ok) return choice;
    const { settings } = choice;
    const question = { path: `repos/${name}`, accept: "application/vnd.github+json" };
    const reading = { kind: "github-repository" } as const;
    const fetched = await this.#source.ask(settings, question, reading, query.signal);
    if (!fetched.ok) {
      const { failure } = fetched;
      // What is gone is not archived.
      if (failure.reason === "not-found") return this.#keep(name, { archived: false });
      const why = notChecked(failure, `the repository ${name}`, settings);
      const isRefusal = failure.reason === "forbidden" || failure.reason === "rate-limited";
      if (isRefusal) this.#refused = { at: this.#now(), why };
      return why;
    }
    const { document } = fetched;
    if (!document.isUnchanged) return this.#keep(name, document.value);
    return notChecked({ reason: "wrong-shape", transient: false }, name, settings);
  }

  #keep(name: string, state: ArchivedState): ArchivedState {
    const fetchedAt = this.#now();
    this.#known.set(name, { state, fetchedAt });
    this.#files.keep(name, () => JSON.stringify({ name, state, fetchedAt }));
    return state;
  }

  async #read(name: string): Promise<Kept | undefined> {
    const kept = await this.#files.read(name, (text): Kept | undefined => {
      try {
        const { name: own, state, fetchedAt } = JSON.parse(text);
        const read = readGithubRepository({
          archived: state?.archived,
          pushed_at: state?.pushedAt,
        });
        const isOwn = own === name && typeof fetchedAt === "number";
        return isOwn && read ? { state: read, fetchedAt } : undefined;
      } catch {
        return undefined;
      }
    });
    if (kept) this.#known.set(name, kept);
    return kept;
  }
}

/** `owner/name`; what follows is a folder of it. */
function nameOf(repository: string): string | undefined {
  if (!repository.startsWith(HOST)) return undefined;
  return /^[\w-]{1,40}\/(?!\.{1,2}(?:\/|$))[\w.-]{1,100}(?=\/|$)/.exec(
    repository.slice(HOST.length).replace(/\.git$/, ""),
  )?.[0];
}
