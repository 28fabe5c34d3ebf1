import type { Semantics } from "../semantics/semantics.ts";
import { literalPattern } from "../text/literal-pattern.ts";
import { exportReference } from "./export-reference.ts";
import { exportUse } from "./export-use.ts";

/** A line of the project's code that brings a package in. */
export interface ImportSite {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** What is known of imports without parsing. */
interface Sites {
  /** The first line in each file below a folder that imports a package. */
  of(name: string, folder: string): readonly ImportSite[];
  /** The scripts below a folder. */
  scriptsIn(folder: string): readonly string[];
  textOf(path: string): string | undefined;
}

/** What the names of a script mean; undefined where it cannot be read. */
export type Meaning = (path: string) => Semantics | undefined;

/** More places that import one package nobody looks at. */
export const MOST_SITES = 50;

/** What the code below a folder does with some exports of a package that it imports. */
export type ExportUses =
  | { readonly state: "used"; readonly name: string; readonly site: ImportSite }
  | { readonly state: "unused"; readonly files: number }
  | { readonly state: "unknown" };

/** Files that get a package through another one are looked for among so many at most. */
const MOST_PARSED = 80;

/**
 * Where code uses exports of packages. Texts are searched first, which mostly says that there is no
 * use; only files whose text leaves that open are parsed. Kept until a file changes: it is asked at
 * each look at a manifest with a vulnerable package.
 */
export class ExportSites {
  readonly #sites: Sites;
  readonly #meaning: Meaning;
  readonly #known = new Map<string, ExportUses | undefined>();

  constructor(sites: Sites, meaning: Meaning) {
    this.#sites = sites;
    this.#meaning = meaning;
  }

  forget(): void {
    this.#known.clear();
  }

  /** Whether code below a folder uses one of some exports of a package; undefined where it does not import it. */
  of(name: string, exports: readonly string[], folder: string): ExportUses | undefined {
    const key = JSON.stringify([name, folder, ...exports]);
    if (!this.#known.has(key)) this.#known.set(key, this.#find(name, exports, folder));
    return this.#known.get(key);
  }

  #find(name: string, exports: readonly string[], folder: string): ExportUses | undefined {
    const sites = this.#sites.of(name, folder);
    if (sites.length === 0) return undefined;
    let imported: ExportUses | undefined;
    let isUnknown = sites.length >= MOST_SITES;
    let isHandedOn = false;
    for (const { file } of sites) {
      const use = exportUse(this.#sites.textOf(file) ?? "", name, exports);
      if (use.state === "unused") continue;
      const found = this.#reference(file, name, exports);
      if (found) return found;
      if (use.state === "used") {
        imported ??= { state: "used", name: use.name, site: { file, line: use.line } };
      } else {
        isUnknown = true;
        isHandedOn ||= use.isHandedOn;
      }
    }
    // What is only imported may be meant for the type of something.
    if (imported) return imported;
    const through = isHandedOn ? this.#throughOthers(name, exports, folder) : undefined;
    return through ?? (isUnknown ? { state: "unknown" } : { state: "unused", files: sites.length });
  }

  /** A use in a file that gets the package from another file of the project. */
  #throughOthers(name: string, exports: readonly string[], folder: string): ExportUses | undefined {
    const named = new RegExp(`(?<![\\w$])(?:${exports.map(literalPattern).join("|")})(?![\\w$])`);
    let parsed = 0;
    for (const file of this.#sites.scriptsIn(folder)) {
      if (parsed >= MOST_PARSED) return undefined;
      if (!named.test(this.#sites.textOf(file) ?? "")) continue;
      parsed++;
      const found = this.#reference(file, name, exports);
      if (found) return found;
    }
    return undefined;
  }

  #reference(
    file: string,
    name: string,
    exports: readonly string[],
  ): Extract<ExportUses, { readonly state: "used" }> | undefined {
    const semantics = this.#meaning(file);
    const found = semantics && exportReference(semantics, name, exports);
    return found && { state: "used", name: found.name, site: { file, line: found.line } };
  }
}
