import { type Ast, type ReportedFix, findIn } from "../../../engine/api.ts";
import type { PathTest } from "../../helpers/match/path-test.ts";
import { inCapitals } from "./express-calls.ts";

/** A path that a pattern matches, and no longer in capital letters. */
export function avoiding(
  { regex: { pattern, flags } }: Ast.RegExpLiteral,
  paths: readonly string[],
): string | undefined {
  if (flags.includes("i") || !/[a-z]/i.test(pattern)) return undefined;
  // A pattern of the workspace is read, and never run: it may take forever.
  const matches = (path: string): boolean => (findIn(pattern, flags, path) ?? []).length > 0;
  return paths.find((each) => !each.includes("…") && matches(each) && !matches(inCapitals(each)));
}

export function ignoreCase({ range: [, end] }: Ast.RegExpLiteral): ReportedFix {
  return { id: "ignore-case", edits: () => [{ start: end, end, text: "i" }] };
}

export function fixesFor(test: PathTest): ReportedFix[] {
  const { pattern, subject, texts } = test;
  if (pattern) return [ignoreCase(pattern)];
  if (texts.some((each) => each !== each.toLowerCase())) return [];
  const [, end] = subject.range;
  return [{ id: "lower-case", edits: () => [{ start: end, end, text: ".toLowerCase()" }] }];
}
