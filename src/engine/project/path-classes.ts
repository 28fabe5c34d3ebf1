import type { Configuration } from "./configuration.ts";
import { globMatcher } from "./glob.ts";
import { type PathClass, classifyPath, looksMinified } from "./path-class.ts";

/** The classes of paths after the configuration had its say. */
export class PathClasses {
  readonly #isIncluded: (path: string) => boolean;
  readonly #isExcluded: (path: string) => boolean;

  constructor({ include, exclude }: Configuration) {
    this.#isIncluded = globMatcher(include);
    this.#isExcluded = globMatcher(exclude);
  }

  of(path: string): PathClass {
    if (this.#isExcluded(path)) return { kind: "muted", reason: "excluded in the configuration" };
    if (this.#isIncluded(path)) return { kind: "normal" };
    return classifyPath(path);
  }

  /** The class of a file by its place and by what its text looks like. */
  ofText(path: string, text: string): PathClass {
    const pathClass = this.of(path);
    const isMinified = pathClass.kind !== "muted" && !this.#isIncluded(path) && looksMinified(text);
    return isMinified ? { kind: "muted", reason: "minified code" } : pathClass;
  }
}
