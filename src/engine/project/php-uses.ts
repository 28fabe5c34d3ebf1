import { lineAt } from "../text/line-at.ts";
import type { ComposerLock, ComposerPackage } from "../deps/composer/facts.ts";
import type { ImportSite } from "./export-sites.ts";
import type { ProjectFiles } from "./ports.ts";

/** More files nobody waits for; the first of them in the order of their names are looked at. */
const MOST_FILES = 4000;
const MOST_SITES = 50;
const MAX_CHARACTERS = 1_000_000;

/** `use Stripe\StripeClient;`, `use function Acme\{a, b}`, and `\Stripe\StripeClient` written out. */
const NAMES =
  /^[ \t]*use[ \t]+(?:function[ \t]+|const[ \t]+)?\\?([A-Za-z_]\w*(?:\\\w+)*)|(?<![\w\\"'])\\([A-Za-z_]\w*(?:\\\w+)+)/gm;

/** Where the project's own PHP uses a package of Composer. */
export type PhpUses =
  | { readonly known: true; readonly sites: readonly ImportSite[] }
  /** Its classes are in no namespace of its own, or there is too much code to look at. */
  | { readonly known: false };

/**
 * Which packages of Composer the project's PHP uses, by the namespaces that their `autoload` names.
 * Texts are searched, not parsed: classes that the framework finds by a string, or in configuration,
 * are not seen.
 */
export class PhpUsesByNamespace {
  readonly #files: ProjectFiles;
  readonly #known = new Map<string, ReadonlyMap<string, number>>();
  #paths: readonly string[] = [];

  constructor(files: ProjectFiles) {
    this.#files = files;
  }

  setPaths(paths: readonly string[]): void {
    this.#paths = paths.toSorted();
    this.#known.clear();
  }

  forget(path: string): void {
    this.#known.delete(path);
  }

  /** The first line in each file below a folder that names something of a package. */
  of({ namespaces }: ComposerPackage, { packages }: ComposerLock, folder: string): PhpUses {
    const prefix = folder === "" ? "" : `${folder}/`;
    const paths = this.#paths.filter((path) => path.startsWith(prefix));
    if (namespaces.length === 0 || paths.length === 0) return { known: false };
    // Parts of a namespace may be another package's.
    const others = [...packages.values()]
      .flatMap((each) => each.namespaces)
      .filter((each) => namespaces.some((own) => each.startsWith(own) && each !== own));
    const own = (name: string): number =>
      Math.max(-1, ...namespaces.filter((each) => isIn(name, each)).map((each) => each.length));
    const sites: ImportSite[] = [];
    for (const file of paths.slice(0, MOST_FILES)) {
      for (const [name, line] of this.#in(file)) {
        const length = own(name);
        if (length < 0) continue;
        if (others.some((each) => isIn(name, each) && each.length > length)) continue;
        sites.push({ file, line });
        break;
      }
      if (sites.length >= MOST_SITES) break;
    }
    if (sites.length === 0 && paths.length > MOST_FILES) return { known: false };
    return { known: true, sites };
  }

  #in(file: string): ReadonlyMap<string, number> {
    let found = this.#known.get(file);
    if (!found) {
      const text = this.#files.read(file);
      found = text === undefined || text.length > MAX_CHARACTERS ? new Map() : namesIn(text);
      this.#known.set(file, found);
    }
    return found;
  }
}

/** `Stripe\` holds `Stripe\StripeClient` and is itself what `use Stripe\{A, B}` names. */
function isIn(name: string, namespace: string): boolean {
  return name.startsWith(namespace) || `${name}\\` === namespace;
}

function namesIn(text: string): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const match of text.matchAll(NAMES)) {
    const name = match[1] ?? match[2] ?? "";
    if (names.has(name) || isComment(text, match.index)) continue;
    names.set(name, lineAt(text, match.index + match[0].search(/\S/)));
  }
  return names;
}

function isComment(text: string, index: number): boolean {
  const start = text.lastIndexOf("\n", index - 1) + 1;
  return /^\s*(?:\/\/|\*|\/\*|#(?!\[))/.test(text.slice(start, index + 3));
}
