import type { FixDescription, ReportedFix, TextEdit } from "../../../engine/api.ts";

/** By how many changes their titles name. */
export const JOINT_FIXES: readonly FixDescription[] = [
  { id: "update-everywhere", kind: "suggestion", title: "Update {{first}}" },
  { id: "update-together", kind: "suggestion", title: "Update {{first}} and {{second}}" },
  { id: "update-all", kind: "suggestion", title: "Update {{first}}, {{second}} and {{third}}" },
];

/** What its title says, and the fix; nothing without an edit. */
export function jointFix(
  [first, second, third, ...more]: readonly string[],
  edits: readonly TextEdit[],
): { readonly data: Readonly<Record<string, string>>; readonly fixes: readonly ReportedFix[] } {
  if (first === undefined || edits.length === 0) return { data: {}, fixes: [] };
  const id =
    second === undefined
      ? "update-everywhere"
      : third === undefined
        ? "update-together"
        : "update-all";
  const rest = more.length === 0 ? third : `${more.length + 1} more`;
  return {
    data: {
      first,
      ...(second !== undefined && { second }),
      ...(rest !== undefined && { third: rest }),
    },
    fixes: [{ id, edits: () => edits }],
  };
}
