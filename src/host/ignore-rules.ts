import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import ignore, { type Ignore } from "ignore";
import { findWorkingCopy } from "./git-folder.ts";
import { toEngine } from "./paths.ts";

/** The rules of one .gitignore file on top of those further up. */
export interface IgnoreRules {
  readonly rules: Ignore;
  /** Turns a path relative to the audited root into one relative to the file's folder. */
  readonly relative: (path: string) => string;
  readonly above: IgnoreRules | undefined;
}

/** The rules of a .gitignore file in a folder of the root. */
export function rulesIn(folder: string, text: string, above: IgnoreRules | undefined): IgnoreRules {
  const skip = folder === "" ? 0 : folder.length + 1;
  return { rules: ignore().add(text), relative: (path) => path.slice(skip), above };
}

/** Whether a path is ignored: the deepest file that says anything about it decides. Folders end with a slash. */
export function isIgnored(path: string, rules: IgnoreRules | undefined): boolean {
  for (let each = rules; each; each = each.above) {
    const { ignored, unignored } = each.rules.test(each.relative(path));
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

/**
 * The rules that a working copy lays down above its folder `root`: those of the folders on the way
 * and of `.git/info/exclude`. None when they ignore the root itself: who audits a folder by name
 * wants it audited.
 */
export function rulesAbove(root: string): IgnoreRules | undefined {
  try {
    const copy = findWorkingCopy(root);
    const inside = copy && toEngine(copy.root, realpathSync.native(root));
    if (!copy || inside === undefined) return undefined;
    let rules = addFile(join(copy.gitFolder, "info", "exclude"), inside, undefined);
    if (inside === "") return rules;
    const segments = inside.split("/");
    for (const index of segments.keys()) {
      const file = join(copy.root, ...segments.slice(0, index), ".gitignore");
      rules = addFile(file, segments.slice(index).join("/"), rules);
    }
    return isIgnored("", rules) ? undefined : rules;
  } catch {
    // A repository that cannot be read ignores nothing: more is audited, never less.
    return undefined;
  }
}

function addFile(
  file: string,
  below: string,
  above: IgnoreRules | undefined,
): IgnoreRules | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return above;
  }
  const prefix = below === "" ? "" : `${below}/`;
  return { rules: ignore().add(text), relative: (path) => prefix + path, above };
}
