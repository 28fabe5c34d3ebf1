import type { LockRequire, Needs } from "../engine/api.ts";

type Json = Readonly<Record<string, unknown>>;

/** More than any package asks for; beyond it a document is an attack on memory. */
const MOST_REQUIRES = 1000;
const MOST_TEXT = 300;

/** What the versions of a package ask for. Neighbouring versions mostly ask for the same: each list is kept once. */
export class NeedsTable {
  readonly lists: Needs[] = [];
  readonly #known = new Map<string, number>();

  /** Where the list of a version's manifest stands. */
  indexOf(manifest: Json): number {
    const needs = { requires: requiresOf(manifest), bundled: bundledOf(manifest) };
    const text = JSON.stringify(needs);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#known.set(text, this.lists.length);
    return this.lists.push(needs) - 1;
  }
}

function requiresOf(manifest: Json): LockRequire[] {
  const optionalOnes = manifest["optionalDependencies"];
  const meta = manifest["peerDependenciesMeta"];
  const list: LockRequire[] = [];
  const add = (value: unknown, more: (key: string) => Partial<LockRequire>): void => {
    for (const [key, spec] of Object.entries(isObject(value) ? value : {})) {
      if (list.length >= MOST_REQUIRES) return;
      if (typeof spec !== "string" || key.length > MOST_TEXT || spec.length > MOST_TEXT) continue;
      if (!list.some((each) => each.key === key)) list.push({ key, spec, ...more(key) });
    }
  };
  // Full documents list optional ones twice.
  add(optionalOnes, () => ({ optional: true }));
  add(manifest["dependencies"], () => ({}));
  add(manifest["peerDependencies"], (key) => {
    const about = isObject(meta) && Object.hasOwn(meta, key) ? meta[key] : undefined;
    return isObject(about) && about["optional"] === true ? { optionalPeer: true } : {};
  });
  return list;
}

/** A list of names, or `true` for all dependencies; written in two ways. */
function bundledOf(manifest: Json): string[] {
  const value = manifest["bundleDependencies"] ?? manifest["bundledDependencies"];
  if (value === true) {
    const own = manifest["dependencies"];
    return isObject(own) ? Object.keys(own).slice(0, MOST_REQUIRES) : [];
  }
  return Array.isArray(value)
    ? value.filter((each) => typeof each === "string").slice(0, MOST_REQUIRES)
    : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
