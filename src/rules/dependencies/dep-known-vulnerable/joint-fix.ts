import type { FixDescription, ReportedFix, TextEdit } from "../../../engine/api.ts";

/** By how many changes their titles name, and for one package that moves wherever it is named. */
export const JOINT_FIXES: readonly FixDescription[] = [
  { id: "update-everywhere", kind: "suggestion", title: "Update {{first}}, {{where}}" },
  { id: "update-together", kind: "suggestion", title: "Update {{first}} and {{second}}" },
  { id: "update-all", kind: "suggestion", title: "Update {{first}}, {{second}} and {{third}}" },
];

interface JointFix {
  /** What its title says. */
  readonly data: Readonly<Record<string, string>>;
  /** None without an edit. */
  readonly fixes: readonly ReportedFix[];
}

/** The fix of several lines; `where` is for those of one package. */
export function jointFix(
  [first, second, third, ...more]: readonly string[],
  edits: readonly TextEdit[],
  where?: string,
): JointFix {
  if (first === undefined || edits.length === 0) return { data: {}, fixes: [] };
  const fix = (id: string): JointFix["fixes"] => [{ id, edits: () => edits }];
  if (where !== undefined) return { data: { first, where }, fixes: fix("update-everywhere") };
  if (second === undefined) return { data: {}, fixes: [] };
  if (third === undefined) return { data: { first, second }, fixes: fix("update-together") };
  const rest = more.length === 0 ? third : `${more.length + 1} more`;
  return { data: { first, second, third: rest }, fixes: fix("update-all") };
}
