import { isObject } from "./advisory-shape.ts";

/** How a repository of the kind before Composer 2 says where its packages are. Plain data. */
export interface OlderRoot {
  /** Where the document of a package is, with `%package%` and `%hash%`. */
  readonly providersUrl?: string;
  /** Lists of checksums by name. */
  readonly providerLists: readonly string[];
  /** Files with whole packages. */
  readonly includes: readonly string[];
  /** Names of the packages that stand in `packages.json` itself. */
  readonly inline: readonly string[];
}

/** What such a list has: names, with the checksum that belongs into the address of each where there is one. */
export type ComposerNames = Readonly<Record<string, string>>;

const MAX_LISTS = 30;
const MAX_NAMES = 300_000;
const MAX_URL = 500;

type Json = Readonly<Record<string, unknown>>;

/** Undefined where a `packages.json` says nothing of that kind. */
export function readOlderRoot(answer: Json): OlderRoot | undefined {
  const providersUrl = answer["providers-url"];
  const providerLists = addresses(answer["provider-includes"]);
  const includes = addresses(answer["includes"]);
  const inline = namesIn(answer["packages"]);
  const hasUrl = isShortText(providersUrl) && providersUrl.includes("%package%");
  if (includes.length === 0 && inline.length === 0 && !(hasUrl && providerLists.length > 0)) {
    return undefined;
  }
  return { ...(hasUrl && { providersUrl }), providerLists, includes, inline };
}

/** The names of a list of checksums, or of a file with whole packages. Undefined where it is neither. */
export function readComposerNames(answer: unknown): ComposerNames | undefined {
  if (!isObject(answer)) return undefined;
  const { providers } = answer;
  if (isObject(providers)) {
    const entries = Object.entries(providers).slice(0, MAX_NAMES);
    return Object.fromEntries(
      entries.flatMap(([name, each]): [string, string][] => {
        const hash = isObject(each) ? each["sha256"] : undefined;
        const isHash = typeof hash === "string" && /^[a-f\d]{1,128}$/i.test(hash);
        return isHash ? [[name.toLowerCase(), hash]] : [];
      }),
    );
  }
  if (!("packages" in answer)) return undefined;
  return Object.fromEntries(namesIn(answer["packages"]).map((name) => [name, ""]));
}

/** Addresses with the checksum that each list is known by put in. */
function addresses(lists: unknown): string[] {
  const entries = isObject(lists) ? Object.entries(lists).slice(0, MAX_LISTS) : [];
  return entries.flatMap(([address, about]): string[] => {
    const { sha256, sha1 } = isObject(about) ? about : {};
    const hash = [sha256, sha1].find((each) => typeof each === "string") ?? "";
    if (!isShortText(address) || !/^[a-f\d]{0,128}$/i.test(String(hash))) return [];
    return [address.replace("%hash%", String(hash))];
  });
}

function namesIn(packages: unknown): string[] {
  if (!isObject(packages)) return [];
  return Object.keys(packages)
    .slice(0, MAX_NAMES)
    .map((name) => name.toLowerCase());
}

function isShortText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= MAX_URL;
}
