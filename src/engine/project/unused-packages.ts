import { isLockfile } from "../deps/lockfile.ts";
import { isRegistryKind } from "../deps/spec.ts";
import type { DependencyEntry, LockFacts } from "../deps/types.ts";
import { parentOf } from "./folders.ts";
import type { ManifestView } from "./manifest-view.ts";

/** Compilers write calls of these into code that does not name them, or use them without being told. */
const IMPLICIT = new Set([
  "@babel/runtime",
  "@swc/helpers",
  "core-js",
  "react-dom",
  "regenerator-runtime",
  "sharp",
  "tslib",
  "typescript",
]);

/** Types, and what style sheets bring in, which nobody reads here. */
const ELSEWHERE = /^@types\/|css|style|sass|less|font|icon|theme|tailwind/;

/** Packages that are style sheets in the first place, whatever they are called. */
const STYLES =
  /^(?:animate|bootstrap|bulma|flickity|foundation|materialize|milligram|normalize|primeflex|semantic-ui|slick|spectre|swiper|tachyons|uikit)(?:[.-]|$)/;

/** What programs that check or translate code are told of by half of its name: `plugin:@acme/recommended`. */
const HALF_NAMED =
  /(?:^|\/)(?:eslint|babel|tslint)-(?:plugin|config|preset)(?:-|$)|^@babel\/(?:plugin|preset)-|^(?:grunt|gulp|karma)-/;

/** Files beyond this size were not written by hand. */
const MAX_CHARACTERS = 1_000_000;

export interface UnusedInput {
  readonly view: ManifestView;
  readonly manifest: string;
  /** All files of the root that are worth reading. */
  readonly files: readonly string[];
  readonly read: (path: string) => string | undefined;
}

/**
 * Lines of `dependencies` that nothing seems to use: no code of the package imports the package, no
 * file names it, no script starts it and no other package asks for it. Without a lockfile nobody
 * knows the last, so nothing is said. A guess all the same: programs find plug-ins in other ways, too.
 */
export function unusedLines({ view, manifest, files, read }: UnusedInput): DependencyEntry[] {
  const { facts, lock } = view;
  if (!lock) return [];
  const wanted = wantedBy(lock.facts);
  const peers = new Set(
    facts.dependencies.filter(({ field }) => field === "peerDependencies").map(({ key }) => key),
  );
  const left = new Map<string, DependencyEntry>();
  for (const entry of facts.dependencies) {
    const { field, key, kind, name } = entry;
    if (field !== "dependencies" || !isRegistryKind(kind) || peers.has(key)) continue;
    if (IMPLICIT.has(name) || [ELSEWHERE, STYLES, HALF_NAMED].some((each) => each.test(name)))
      continue;
    if (wanted.has(name) || view.localNames.has(name) || isNamedAgain(view.text, key)) continue;
    if (view.importsOf(key).length === 0) left.set(key, entry);
  }
  if (left.size === 0) return [];
  const folder = parentOf(manifest);
  let scripts = 0;
  for (const file of files) {
    if (left.size === 0) return [];
    if (!mayName(file, folder) || isLockfile(file)) continue;
    const text = read(file);
    if (text === undefined || text.length > MAX_CHARACTERS) continue;
    const isScript = /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(file);
    if (isScript && isBelow(file, folder)) scripts++;
    const isCode = isScript && !/config|rc\./.test(file);
    for (const key of left.keys()) if (isNamed(text, key, isCode)) left.delete(key);
  }
  // A package without code of its own only brings others.
  return scripts === 0 ? [] : [...left.values()];
}

/** What the other lines' packages want to find beside them: the first version of Yarn's lockfile does not say so, registries do. */
export function peersWanted({ dependencies }: ManifestView): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { locked, lookup } of dependencies.values()) {
    if (!lookup?.ok) continue;
    for (const { version, peers = [] } of lookup.facts.versions)
      if (locked?.version === undefined || version === locked.version)
        for (const [name] of peers) names.add(name);
  }
  return names;
}

const known = new WeakMap<LockFacts, ReadonlySet<string>>();

/** Names that installed packages ask for, peers included. */
function wantedBy(lock: LockFacts): ReadonlySet<string> {
  let names = known.get(lock);
  if (!names) {
    const all = new Set<string>();
    for (const { link, path, requires, peers = [] } of lock.packages.values()) {
      if (link || path === "") continue;
      for (const key of [...requires.map((each) => each.key), ...peers]) all.add(key);
    }
    names = all;
    known.set(lock, all);
  }
  return names;
}

/** A script, or another part of the manifest, speaks of it. */
function isNamedAgain(text: string, key: string): boolean {
  const scripts = /"scripts"\s*:\s*\{([^}]*)\}/.exec(text)?.[1] ?? "";
  // `@scope/cli` and `tool-cli` are started as `scope` and `tool`.
  const words = key.split(/[@/]/).flatMap((part) => [part, part.replace(/-cli$/, "")]);
  if (words.some((word) => word !== "" && isNamed(scripts, word, false))) return true;
  return text.split(`"${key}"`).length > 2;
}

/** Files of the package, and those beside the manifests above it. */
function mayName(file: string, folder: string): boolean {
  if (file === "package.json" || file.endsWith("/package.json")) return false;
  if (isBelow(file, folder)) return true;
  const own = parentOf(file);
  return own === "" || folder.startsWith(`${own}/`);
}

function isBelow(file: string, folder: string): boolean {
  return folder === "" || file.startsWith(`${folder}/`);
}

/** In code a name stands in quotes; in configuration it may be any word. */
function isNamed(text: string, name: string, isCode: boolean): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + name.length] ?? " ";
    const isWord = !/[\w@/-]/.test(before) && !/[\w-]/.test(after);
    if (!isCode && (isWord || before === "/")) return true;
    if (isCode && /["'`/!]/.test(before) && /["'`/?!@]/.test(after)) return true;
  }
  return false;
}
