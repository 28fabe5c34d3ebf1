import correct from "spdx-correct";
import parse from "spdx-expression-parse";
import type { LicensePolicy } from "./license-policy.ts";

/** Whether a licence can be chosen so that the policy accepts it; `unknown` where nobody can tell what it says. */
export type LicenseVerdict = "accepted" | "refused" | "unknown";

type Expression = ReturnType<typeof parse>;

/** Longer texts are no licence: parsing takes time in their length. */
const LONGEST = 200;

/** Texts that say that there is no licence for anybody. */
const NONE = new Set(["UNLICENSED", "UNLICENCED", "NONE", "PROPRIETARY", "COMMERCIAL"]);

/** Weighs the text of a package's `license` field. */
export function weigh(license: string, { allow, deny }: LicensePolicy): LicenseVerdict {
  const text = license.trim();
  const isListed = (list: readonly string[]): boolean =>
    list.some((each) => each.toLowerCase() === text.toLowerCase());
  if (isListed(deny)) return "refused";
  if (allow && isListed(allow)) return "accepted";
  const tree = treeOf(text);
  if (tree) return accepts(tree, allow, deny) ? "accepted" : "refused";
  if (NONE.has(text.toUpperCase())) return allow ? "refused" : "unknown";
  return "unknown";
}

/** Of `or` one part is enough, of `and` all are needed. */
function accepts(
  tree: Expression,
  allow: readonly string[] | undefined,
  deny: readonly string[],
): boolean {
  if ("conjunction" in tree) {
    const [left, right] = [tree.left, tree.right].map((part) => accepts(part, allow, deny));
    return tree.conjunction === "or"
      ? left === true || right === true
      : left === true && right === true;
  }
  const names = namesOf(tree);
  const isIn = (list: readonly string[]): boolean =>
    list.some((each) => names.includes(each.toLowerCase()));
  return !isIn(deny) && (allow === undefined || isIn(allow));
}

/** The spellings under which a policy may name one licence: with its exception, and `-only`, `-or-later` or `+`. */
function namesOf(tree: Exclude<Expression, { conjunction: unknown }>): string[] {
  const base = tree.license.toLowerCase();
  const later = tree.plus === true;
  const family = base.replace(/-(?:only|or-later)$/, "");
  const own = later ? [`${base}+`, `${family}-or-later`] : [base];
  if (!later && family !== base && base.endsWith("-only")) own.push(family);
  if (!later && base.endsWith("-or-later")) own.push(`${family}+`);
  if (!later && /^(?:a?gpl|lgpl|gfdl)-/.test(base) && family === base) own.push(`${base}-only`);
  if (tree.exception === undefined) return own;
  const exception = tree.exception.toLowerCase();
  // Whoever accepts a licence accepts it with an exception, which only ever permits more.
  return [...own.map((name) => `${name} with ${exception}`), ...own];
}

/** An SPDX expression, also where somebody wrote `Apache 2.0` or `MIT License`. */
function treeOf(text: string): Expression | undefined {
  if (text.length > LONGEST || text === "") return undefined;
  try {
    return parse(text);
  } catch {
    // Whoever refers to a file says nothing that could be weighed.
    if (/^see licen[cs]e/i.test(text) || NONE.has(text.toUpperCase())) return undefined;
    const meant = correct(text, { upgrade: false });
    try {
      return meant === null ? undefined : parse(meant);
    } catch {
      return undefined;
    }
  }
}
