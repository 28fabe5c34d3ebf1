import { join } from "node:path";
import pLimit from "p-limit";
import type { SignatureResult, SignatureVerdict, SignedPackage } from "../engine/api.ts";
import { isAskable } from "./advisories.ts";
import { DocumentSource } from "./document-source.ts";
import { defaultRegistry, fetchPath } from "./fetch-document.ts";
import { readNpmConfig } from "./npm-config.ts";
import { OwnRegistries } from "./own-registry.ts";
import { pause } from "./pause.ts";
import { foldersUpTo } from "./project-folders.ts";
import type { LookupOptions, RegistryOptions } from "./registry-options.ts";
import type { RegistrySettings } from "./registry-settings.ts";
import { judge, readDist, readKeys, type SigningKey } from "./signature-keys.ts";
import { SignatureStore } from "./signature-store.ts";

/** New packages that one audit asks about: what was signed once does not change, so the next goes on. */
const MOST_NEW = 300;
const MAX_BYTES = 2_000_000;
const A_DAY = 86_400_000;

export interface SignatureChecker {
  /** What is signed of packages, most important first. Undefined where the registry signs nothing. Never throws. */
  check(
    packages: readonly SignedPackage[],
    lookup: LookupOptions,
  ): Promise<SignatureResult | undefined>;
  close(): Promise<void>;
}

/**
 * Verifies the signatures of installed versions with the keys that their registry names. One
 * request for the keys; where there are none that is all. Packages of scopes with a registry of
 * their own are left alone.
 */
export function createSignatureChecker(options: RegistryOptions): SignatureChecker {
  const source = new DocumentSource({
    concurrency: options.concurrency ?? 16,
    deadlineMs: options.deadlineMs ?? 15_000,
    maxBytes: MAX_BYTES,
    now: options.now,
    delay: options.delay ?? pause,
    log: options.log ?? (() => undefined),
  });
  const folder = options.cacheDir;
  const store = new SignatureStore(folder === undefined ? undefined : join(folder, "signatures"));
  const known = new Map<string, { readonly at: number; readonly keys: readonly SigningKey[] }>();

  async function keysOf(
    settings: RegistrySettings,
    signal: AbortSignal | undefined,
  ): Promise<readonly SigningKey[]> {
    const before = known.get(settings.url);
    if (before && options.now() - before.at < A_DAY) return before.keys;
    const answer = await source.exchange(
      settings,
      (exchange) => fetchPath("-/npm/v1/keys", exchange),
      signal,
    );
    const keys = (answer.ok ? readKeys(answer.document) : undefined) ?? [];
    const isFinal = answer.ok || answer.failure.reason === "not-found";
    if (isFinal) known.set(settings.url, { at: options.now(), keys });
    return keys;
  }

  return {
    close: () => source.close(),
    async check(packages, lookup) {
      const isOnline = lookup.mode === undefined || lookup.mode === "online";
      if (!isOnline || packages.length === 0) return undefined;
      const config = readNpmConfig({
        projectDirs: foldersUpTo(options.projectDirs, lookup.folder),
        trusted: options.trusted,
        env: options.env,
        ...(options.editorProxy && { editorProxy: options.editorProxy }),
      });
      const fallback = await defaultRegistry();
      const registries = new OwnRegistries(config, options.env, fallback, lookup.privateScopes);
      const home = registries.home();
      if (!home.ok) return undefined;
      const { settings } = home;
      const keys = await keysOf(settings, lookup.signal).catch(() => []);
      if (keys.length === 0) return undefined;
      const isHome = (name: string): boolean => {
        const scope = name.startsWith("@") ? name.slice(0, name.indexOf("/")) : undefined;
        if (scope !== undefined && lookup.privateScopes?.has(scope)) return false;
        const choice = registries.of(name);
        return isAskable(name) && choice.ok && choice.settings.url === settings.url;
      };
      const own = packages.filter(({ name }) => isHome(name));
      const kept = await store.of(settings.url);
      const missing = own.filter(({ name, version }) => !kept.has(`${name}@${version}`));
      const limit = pLimit(options.concurrency ?? 16);
      await Promise.all(
        missing.slice(0, MOST_NEW).map(({ name, version }) =>
          limit(async () => {
            const path = `${encodeURIComponent(name)}/${encodeURIComponent(version)}`;
            const answer = await source.exchange(
              settings,
              (exchange) => fetchPath(path, exchange),
              lookup.signal,
            );
            const dist = answer.ok ? readDist(answer.document, name, version) : undefined;
            if (dist) kept.set(`${name}@${version}`, dist);
          }),
        ),
      ).catch(() => undefined);
      await store.save(settings.url);
      const verdicts = new Map<string, SignatureVerdict>();
      for (const each of own) {
        const key = `${each.name}@${each.version}`;
        const dist = kept.get(key);
        const verdict = dist && judge(each, dist, keys);
        if (verdict) verdicts.set(key, verdict);
      }
      return { verdicts, host: settings.host, left: Math.max(0, missing.length - MOST_NEW) };
    },
  };
}
