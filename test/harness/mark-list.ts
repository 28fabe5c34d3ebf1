import type { FileMarks, Mark, MarkKind } from "./marks.ts";

/** Beside a store's package.json: what is expected of files whose format has no comments. */
export const MARK_LIST = "expected-marks.json";

/** One line of a file, named by a text that stands in no other line of it; the first when absent. */
interface Listed extends Partial<Record<MarkKind, readonly string[]>> {
  readonly line?: string;
  readonly reason?: string;
}

/** Adds the marks of a list to those that were read from the files themselves. */
export function addListed(
  marks: ReadonlyMap<string, FileMarks>,
  files: Readonly<Record<string, string>>,
  list: string | undefined,
  rules: ReadonlySet<string>,
): ReadonlyMap<string, FileMarks> {
  if (list === undefined) return marks;
  const byFile = JSON.parse(list) as Readonly<Record<string, readonly Listed[]>>;
  const all = new Map(marks);
  for (const [file, entries] of Object.entries(byFile)) {
    const own = marks.get(file);
    if (!own) throw new Error(`${MARK_LIST} speaks of ${file}, which is not there`);
    all.set(
      file,
      entries.reduce((sum, entry) => withEntry(sum, entry, files[file] ?? "", rules), own),
    );
  }
  return all;
}

function withEntry(
  marks: FileMarks,
  entry: Listed,
  text: string,
  rules: ReadonlySet<string>,
): FileMarks {
  const lines = text
    .split("\n")
    .flatMap((content, index) =>
      entry.line === undefined || content.includes(entry.line) ? [index + 1] : [],
    );
  const problems = [...marks.problems];
  const line = lines[0] ?? 1;
  if (entry.line !== undefined && lines.length !== 1) {
    problems.push(`'${entry.line}' stands in ${lines.length} lines`);
  }
  const kind = (which: MarkKind): readonly Mark[] => [
    ...marks[which],
    ...(entry[which] ?? []).map((rule) => {
      if (!rules.has(rule)) problems.push(`line ${line}: '${rule}' is no marked rule`);
      return { line, rule, ...(entry.reason !== undefined && { reason: entry.reason }) };
    }),
  ];
  for (const which of ["missing", "spurious", "either"] as const) {
    if (entry[which] && !entry.reason) problems.push(`line ${line}: !${which} has no reason`);
  }
  return {
    ...marks,
    alert: kind("alert"),
    safe: kind("safe"),
    missing: kind("missing"),
    spurious: kind("spurious"),
    either: kind("either"),
    problems,
  };
}
