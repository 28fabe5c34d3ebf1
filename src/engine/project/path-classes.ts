import type { Configuration } from "./configuration.ts";
import { globMatcher } from "./glob.ts";
import { type PathClass, classifyPath } from "./path-class.ts";

/** The classes of paths after the configuration had its say. */
export class PathClasses {
  /** True for paths that are analysed whatever their place says. */
  readonly isIncluded: (path: string) => boolean;
  readonly #isExcluded: (path: string) => boolean;

  constructor({ include, exclude }: Pick<Configuration, "include" | "exclude">) {
    this.isIncluded = globMatcher(include);
    this.#isExcluded = globMatcher(exclude);
  }

  of(path: string): PathClass {
    if (this.#isExcluded(path)) return { kind: "muted", reason: "excluded in the configuration" };
    if (this.isIncluded(path)) return { kind: "normal" };
    return classifyPath(path);
  }
}
