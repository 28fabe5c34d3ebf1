import { packageSpecifier } from "../text/package-specifier.ts";

/** A specifier as models write it. */
export function bareSpecifier(specifier: string): string {
  return packageSpecifier(specifier).replace(/\.js$/, "");
}

/** Packages whose functions are modules as well: `lodash/get`, `lodash.get`, `async/each`. */
const SPLIT = /^(lodash|lodash-es|underscore|async|neo-async)[./](?:[a-z]+\/)?(\w+)$/;

/** The one function of a package that a specifier names, in small letters, since packages are written so. */
export function functionOfPackage(
  specifier: string,
): { readonly whole: string; readonly name: string } | undefined {
  const [, whole, name] = SPLIT.exec(specifier) ?? [];
  return whole && name ? { whole, name: name.toLowerCase() } : undefined;
}

/** One key for a name in a module, however it is imported. */
export function writtenKey(specifier: string | undefined, path: readonly string[]): string {
  return `${specifier === undefined ? "" : bareSpecifier(specifier)}#${path.filter((name) => name !== "default").join(".")}`;
}

/** Places of packages that a tool writes into a project, each with the package that it stands for. */
export class GeneratedPackages {
  readonly #packages = new Map<string, string>();

  /** A name that begins with an asterisk ends the specifier, whatever the way to the place is. */
  add(specifier: string, stands: string): void {
    if (isGenerated(specifier)) this.#packages.set(specifier.slice(2), stands);
  }

  /** The package that a specifier stands for; the specifier itself where it is no such place. */
  named(specifier: string): string {
    if (this.#packages.size === 0 || !specifier.includes("/")) return specifier;
    for (let at = 0; at !== -1;) {
      const stands = this.#packages.get(specifier.slice(at === 0 ? 0 : at + 1));
      if (stands !== undefined) return stands;
      at = specifier.indexOf("/", at + 1);
    }
    return specifier;
  }
}

function isGenerated(specifier: string): boolean {
  return specifier.startsWith("*/");
}
