import type { ConfigDocument } from "../../documents/document.ts";
import { matchesName } from "../name-pattern.ts";
import {
  type ComposerLock,
  type ComposerPackage,
  type ComposerRepositories,
  type ComposerRepository,
  isFromPackagist,
} from "./facts.ts";

const PACKAGIST = /^https?:\/\/(?:(?:repo|packagist)\.)?packagist\.org\/?$/;

interface Written {
  type?: string;
  url?: string;
  readonly only: string[];
  readonly exclude: string[];
}

/** Reads `repositories`, a list or an object. */
export function readComposerRepositories({ entries }: ConfigDocument): ComposerRepositories {
  const found = new Map<string, Written>();
  let usesPackagist = true;
  for (const { path, value } of entries) {
    const [first, key = "", field = ""] = path;
    if (first !== "repositories") continue;
    if (value === false && /^packagist(?:\.org)?$/.test(path.at(-1) ?? "")) usesPackagist = false;
    if (typeof value !== "string") continue;
    const each: Written = found.get(key) ?? { only: [], exclude: [] };
    found.set(key, each);
    if (path.length === 3 && (field === "type" || field === "url")) each[field] = value;
    if (path.length === 4 && (field === "only" || field === "exclude")) each[field].push(value);
  }
  const all = [...found.values()].filter(({ url = "" }) => url !== "" && !PACKAGIST.test(url));
  return {
    own: all.flatMap(({ type, url = "", only, exclude }): ComposerRepository[] => {
      if (type !== "composer") return [];
      return [
        {
          url: url.replace(/\/packages\.json$/, ""),
          ...(only.length > 0 && { only }),
          ...(exclude.length > 0 && { exclude }),
        },
      ];
    }),
    usesPackagist,
    hasOthers: all.some(({ type }) => type !== "composer"),
  };
}

/**
 * Which packages of a lock file each repository may be asked about: those that certainly came from
 * there. A name is told to nobody who does not have it already.
 */
export function packagesOfRepositories(
  { own, usesPackagist, hasOthers }: ComposerRepositories,
  { packages }: ComposerLock,
): ReadonlyMap<ComposerRepository, readonly ComposerPackage[]> {
  const result = new Map<ComposerRepository, readonly ComposerPackage[]>();
  const left = [...packages.values()].filter(
    (each) => each.kind === "registry" && !(usesPackagist && isFromPackagist(each)),
  );
  for (const repository of own) {
    const host = hostOf(repository.url);
    const isOnly = own.length === 1 && !hasOthers;
    const admitted = left.filter(({ name }) => isAdmitted(name, repository));
    result.set(
      repository,
      admitted.filter(({ archive, notifiedAt }) => {
        const isThere = [archive, notifiedAt].some(
          (url) => url !== undefined && hostOf(url) === host,
        );
        return isThere || isOnly;
      }),
    );
  }
  return result;
}

function isAdmitted(name: string, { only, exclude = [] }: ComposerRepository): boolean {
  const isNamed = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => matchesName(pattern.toLowerCase(), name));
  return (only === undefined || isNamed(only)) && !isNamed(exclude);
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
