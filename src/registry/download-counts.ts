import validateName from "validate-npm-package-name";
import { DocumentSource } from "./document-source.ts";
import { defaultRegistry, fetchPath } from "./fetch-document.ts";
import { isOn, readNpmConfig } from "./npm-config.ts";
import { OwnRegistries } from "./own-registry.ts";
import { pause } from "./pause.ts";
import { foldersUpTo } from "./project-folders.ts";
import type { LookupOptions, RegistryOptions } from "./registry-options.ts";
import type { RegistrySettings } from "./registry-settings.ts";

/** Registries count once a day. */
const COUNT_AGE_MS = 86_400_000;
/** A registry whose search told nothing is left alone for so long. */
const SILENCE_AGE_MS = 600_000;
const MOST_KNOWN = 2000;
/** Search finds what is alike as well; the package of that very name is among the first. */
const FOUND = 20;
const MAX_BYTES = 2_000_000;
/** Nobody waits for a number that is only nice to know. The source lets such questions take three times as long. */
const DEADLINE_MS = 1_000;

export interface DownloadCounts {
  /** How often a package was fetched in a week, as its own registry says; undefined where it does not. Never throws. */
  weekly(name: string, lookup: LookupOptions): Promise<number | undefined>;
  close(): Promise<void>;
}

interface Known {
  readonly at: number;
  readonly count: Promise<number | undefined>;
}

/**
 * Asks the search of registries, which at the public one tells downloads, too. Its failures are its
 * own: a registry that cannot search is no worse a registry.
 */
export function createDownloadCounts(options: RegistryOptions): DownloadCounts {
  const source = new DocumentSource({
    concurrency: 2,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    maxBytes: MAX_BYTES,
    now: options.now,
    delay: options.delay ?? pause,
    log: options.log ?? (() => undefined),
  });
  const known = new Map<string, Known>();
  const silentSince = new Map<string, number>();

  async function ask(settings: RegistrySettings, name: string): Promise<number | undefined> {
    const path = `-/v1/search?text=${encodeURIComponent(name)}&size=${FOUND}`;
    const answer = await source.exchange(
      settings,
      (exchange) => fetchPath(path, exchange),
      options.signal,
    );
    const count = answer.ok ? weeklyOf(answer.document, name) : "none";
    if (typeof count === "number") return count;
    if (count === "none") silentSince.set(settings.url, options.now());
    return undefined;
  }

  return {
    close: () => source.close(),
    async weekly(name, lookup) {
      const isOnline = lookup.mode === undefined || lookup.mode === "online";
      if (!isOnline || !validateName(name).validForOldPackages) return undefined;
      const config = readNpmConfig({
        projectDirs: foldersUpTo(options.projectDirs, lookup.folder),
        trusted: options.trusted,
        env: options.env,
        ...(options.editorProxy && { editorProxy: options.editorProxy }),
      });
      if (isOn(config.get("offline"))) return undefined;
      const fallback = await defaultRegistry();
      const choice = new OwnRegistries(config, options.env, fallback, lookup.privateScopes).of(
        name,
      );
      if (!choice.ok) return undefined;
      const { settings } = choice;
      const now = options.now();
      const key = `${settings.url} ${name}`;
      const before = known.get(key);
      if (before && isRecent(before.at, now, COUNT_AGE_MS)) return before.count;
      const silence = silentSince.get(settings.url);
      if (silence !== undefined && isRecent(silence, now, SILENCE_AGE_MS)) return undefined;
      const count = ask(settings, name).catch(() => undefined);
      known.delete(key);
      known.set(key, { at: now, count });
      const [oldest] = known.keys();
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
      return count;
    },
  };
}

/**
 * Of the package of that very name. `none` where the answer tells no downloads of anything, as those of
 * most registries besides the public one.
 */
function weeklyOf(answer: unknown, name: string): number | "none" | undefined {
  const objects = field(answer, "objects");
  if (!Array.isArray(objects)) return "none";
  let tells = objects.length === 0;
  for (const each of objects.slice(0, FOUND)) {
    const count = field(field(each, "downloads"), "weekly");
    if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 0) continue;
    if (field(field(each, "package"), "name") === name) return count;
    tells = true;
  }
  return tells ? undefined : "none";
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** An answer from the future comes from a wrong clock. */
function isRecent(at: number, now: number, maxAgeMs: number): boolean {
  return now >= at && now - at <= maxAgeMs;
}
