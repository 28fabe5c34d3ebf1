import type { Composers } from "./composers.ts";
import type { Manifests } from "./manifests.ts";
import type { Platforms } from "./platforms.ts";
import type { Results } from "./results.ts";
import type { Scripts } from "./scripts.ts";

/** What a session knows of packages. */
interface OfPackages {
  readonly manifests: Manifests;
  readonly composers: Composers;
  readonly platforms: Platforms;
}

/**
 * Forgets what rests on the text of a file that changed; answers the files whose findings may change
 * with it, itself included.
 */
export function outdate(
  { manifests, composers, platforms }: OfPackages,
  scripts: Scripts,
  results: Results,
  path: string,
): readonly string[] {
  const isCompilerConfig = /(?:^|\/)[jt]sconfig[^/]*\.json$/.test(path);
  if (isCompilerConfig) scripts.reset();
  if (manifests.changed(path) || composers.changed(path) || isCompilerConfig) {
    platforms.reset();
    // Versions of packages and mapped specifiers matter to files anywhere below.
    const all = new Set([path, ...results.paths]);
    scripts.manifestChanged();
    results.clear();
    return [...all];
  }
  const affected = scripts.changed(path);
  for (const each of affected) results.delete(each);
  return affected;
}
