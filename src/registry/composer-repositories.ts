import type {
  AdvisoryResult,
  ComposerRepositoryQuestion,
  ComposerTold,
  NotChecked,
} from "../engine/api.ts";
import { matchesName } from "../engine/api.ts";
import { AdvisorySource } from "./advisories.ts";
import type { AdvisoryStore } from "./advisory-store.ts";
import { composerAuthFor } from "./composer-auth.ts";
import type { ComposerDocuments } from "./composer-documents.ts";
import { type OlderPaths, olderPaths } from "./composer-older-paths.ts";
import { ComposerRootCache, type KnownRoot } from "./composer-root-cache.ts";
import type { DocumentSource } from "./document-source.ts";
import { notChecked } from "./failure.ts";
import type { OutsideQuery } from "./outside-query.ts";
import { askComposerAdvisories } from "./composer-advisories.ts";
import type { Made, Reading } from "./read-document.ts";
import { outsideSettings, type RegistrySettings } from "./registry-settings.ts";

/** Its own description of a repository changes about as often as its documents. */
const ROOT_AGE_MS = 3_600_000;

/** A repository that says how it is asked, with what is installed from there. */
export interface OpenRepository {
  readonly settings: RegistrySettings;
  readonly installed: ReadonlyMap<string, readonly string[]>;
  readonly pathOf: (name: string) => string;
  /** Where it answers about advisories, below the address. */
  readonly advisories?: string;
}

export interface Opened {
  readonly open: readonly OpenRepository[];
  /** Those that cannot be asked, with the reason. */
  readonly leftOut: readonly { readonly what: string; readonly reason: string }[];
}

/** The repositories that a composer.json names itself, asked as Composer 2 asks them. */
export class ComposerRepositories {
  readonly #source: DocumentSource;
  readonly #documents: ComposerDocuments;
  readonly #store: AdvisoryStore;
  readonly #now: () => number;
  readonly #roots: ComposerRootCache;
  readonly #advisories = new Map<string, AdvisorySource>();

  constructor(
    source: DocumentSource,
    documents: ComposerDocuments,
    store: AdvisoryStore,
    { cacheDir, now }: { readonly cacheDir?: string; readonly now: () => number },
  ) {
    this.#source = source;
    this.#documents = documents;
    this.#store = store;
    this.#now = now;
    this.#roots = new ComposerRootCache(cacheDir);
  }

  /** Asks each repository how it is asked. */
  async open(
    repositories: readonly ComposerRepositoryQuestion[],
    query: OutsideQuery,
  ): Promise<Opened> {
    const opened = await Promise.all(repositories.map((each) => this.#open(each, query)));
    return {
      open: opened.flatMap((each) => each.open),
      leftOut: opened.flatMap((each) => each.leftOut),
    };
  }

  /** What one of them knows to be vulnerable of what came from there. */
  async advise(
    { settings, installed, advisories: path }: OpenRepository,
    { maxAgeMs, offline, signal }: OutsideQuery,
  ): Promise<AdvisoryResult> {
    if (path === undefined) {
      const text = `${settings.host} does not say that it knows of vulnerable versions.`;
      return { ok: false, reason: "wrong-shape", text };
    }
    const key = settings.url + path;
    let source = this.#advisories.get(key);
    if (!source) {
      source = new AdvisorySource(
        askComposerAdvisories(this.#source, { path }),
        this.#store,
        this.#now,
        path,
      );
      this.#advisories.set(key, source);
    }
    return source.get({
      settings,
      packages: installed,
      maxAgeMs,
      ...(offline !== undefined && { offline }),
      ...(signal && { signal }),
    });
  }

  /** What it says of some of the packages that came from there. */
  async told(
    { settings, installed, pathOf }: OpenRepository,
    names: readonly string[],
    { offline, signal }: OutsideQuery,
  ): Promise<ReadonlyMap<string, ComposerTold | NotChecked>> {
    return this.#documents.get({
      settings,
      pathOf,
      names: names.filter((name) => installed.has(name)),
      maxAgeMs: ROOT_AGE_MS,
      offline: offline !== undefined,
      ...(signal && { signal }),
    });
  }

  forgetFailures(): void {
    this.#roots.forgetFailures();
    for (const each of this.#advisories.values()) each.forgetFailures();
  }

  async settled(): Promise<void> {
    await this.#roots.settled();
  }

  async #open(
    { url, installed }: ComposerRepositoryQuestion,
    query: OutsideQuery,
  ): Promise<Opened> {
    const base = baseOf(url);
    const host = base?.host ?? "a repository";
    const without = (reason: string, count = installed.size): Opened => ({
      open: [],
      leftOut: [{ what: packagesOf(host, count), reason }],
    });
    if (!base) return without("composer.json names no address that is asked over https");
    if (!query.trusted) {
      return without("composer.json names the host, and the workspace is not trusted");
    }
    const settings = settingsFor(base, query);
    if ("text" in settings) return without(settings.text);
    const known = await this.#root(base, settings, [...installed.keys()], query);
    if ("text" in known) return without(known.text);
    const { metadataUrl, available, advisoriesUrl } = known.root;
    const { paths } = known;
    if (metadataUrl === undefined && paths === undefined) {
      return without(`${host} says in no way that is known where its packages are`);
    }
    const documents = metadataUrl === undefined ? undefined : pathBelow(metadataUrl, base);
    if (metadataUrl !== undefined && documents === undefined) {
      return without(`${host} keeps its documents on another host`);
    }
    const listed = [...installed].filter(([name]) =>
      paths
        ? Object.hasOwn(paths, name)
        : (available?.some((each) => matchesName(each.toLowerCase(), name)) ?? true),
    );
    const missing = installed.size - listed.length;
    const advisories = advisoriesUrl === undefined ? undefined : pathBelow(advisoriesUrl, base);
    const open: OpenRepository = {
      settings,
      installed: new Map(listed),
      pathOf: (name) => paths?.[name] ?? documents?.replace("%package%", name) ?? "",
      ...(advisories !== undefined && { advisories }),
    };
    const reason = `${host} does not list them`;
    return {
      open: listed.length === 0 ? [] : [open],
      leftOut: missing === 0 ? [] : without(reason, missing).leftOut,
    };
  }

  /** What it says of itself; of one of the older kind also where it has some packages. */
  async #root(
    base: URL,
    settings: RegistrySettings,
    names: readonly string[],
    query: OutsideQuery,
  ): Promise<KnownRoot | NotChecked> {
    const rootPath = `${base.pathname}packages.json`.slice(1);
    const address = settings.url + rootPath;
    const known = await this.#kept(address, query, async () => {
      const root = await this.#ask(rootPath, settings, query, "composer-root");
      return "text" in root ? root : { root };
    });
    if ("text" in known || !known.root.older) return known;
    const { older } = known.root;
    const key = JSON.stringify([address, ...names.toSorted()]);
    return this.#kept(key, query, async () => {
      const paths = await olderPaths(older, names, {
        rootPath,
        below: (each) => pathBelow(each, base),
        ask: (path) => this.#ask(path, settings, query, "composer-names"),
      });
      return isNotChecked(paths) ? paths : { root: known.root, paths };
    });
  }

  #kept(
    address: string,
    { offline }: OutsideQuery,
    ask: () => Promise<KnownRoot | NotChecked>,
  ): Promise<KnownRoot | NotChecked> {
    return this.#roots.get(address, this.#now(), {
      maxAgeMs: ROOT_AGE_MS,
      ...(offline !== undefined && { offline }),
      ask,
    });
  }

  async #ask<Kind extends "composer-root" | "composer-names">(
    path: string,
    settings: RegistrySettings,
    { signal }: OutsideQuery,
    kind: Kind,
  ): Promise<Made[Kind] | NotChecked> {
    const question = { path, accept: "application/json" };
    const reading = { kind } as Reading<Kind>;
    const fetched = await this.#source.ask(settings, question, reading, signal);
    const what = path.slice(path.lastIndexOf("/") + 1);
    if (!fetched.ok) return notChecked(fetched.failure, what, settings);
    const { document } = fetched;
    if (!document.isUnchanged) return document.value;
    return notChecked({ reason: "wrong-shape", transient: false }, what, settings);
  }
}

function isNotChecked(answer: OlderPaths | NotChecked): answer is NotChecked {
  return answer["ok"] === false;
}

export function packagesOf(whom: string, count: number): string {
  return count === 1 ? `1 package of ${whom}` : `${count} packages of ${whom}`;
}

/** With a slash at the end; undefined for what Composer itself would not ask: it takes https alone, but on this machine. */
function baseOf(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const base = new URL(url);
  const isHere = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(base.hostname);
  if (base.protocol !== "https:" && !(base.protocol === "http:" && isHere)) return undefined;
  base.username = "";
  base.password = "";
  base.search = "";
  base.hash = "";
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return base;
}

/** The proxies and certificates of the configuration, and Composer's credentials: npm's are for npm. */
function settingsFor(base: URL, query: OutsideQuery): RegistrySettings | NotChecked {
  const choice = outsideSettings(query.config, `${base.origin}/`, query.env);
  if (!choice.ok) return choice;
  const { options, help } = composerAuthFor(base.host, query);
  const { cert: _cert, key: _key, ...settings } = choice.settings;
  return { ...settings, auth: options, hasToken: Object.keys(options).length > 0, tokenHelp: help };
}

/** An address of a repository below its own host, without the first slash; undefined on another one. */
function pathBelow(address: string, base: URL): string | undefined {
  if (!URL.canParse(address, base.href)) return undefined;
  const url = new URL(address, base);
  return url.origin === base.origin ? (url.pathname + url.search).slice(1) : undefined;
}
