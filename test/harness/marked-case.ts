import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import {
  type Configuration,
  CONFIGURATION_FILE,
  LineIndex,
  readConfiguration,
  type Rule,
  audit,
} from "../../src/engine/api.ts";
import type { Model } from "../../src/engine/models/model.ts";
import {
  type FileMarks,
  MARKED_RULES,
  MARK_KINDS,
  type Mark,
  readMarks,
  withoutMarks,
} from "./marks.ts";
import { type ListedRegistry, REGISTRY_LIST, listedRegistry } from "./listed-registry.ts";
import { MARK_LIST, addListed } from "./mark-list.ts";
import { MemoryStore } from "./memory-store.ts";

/** A small store whose lines say what must and what must not be found. */
export interface MarkedCase {
  readonly name: string;
  /** Texts by path from the store's root. */
  readonly files: Readonly<Record<string, string>>;
  readonly marks: ReadonlyMap<string, FileMarks>;
  /** The rules that its marks may name, and whose findings need one. */
  readonly rules: ReadonlySet<string>;
  /** Whether all its files are tracked by git; nobody knows otherwise. */
  readonly isTracked: boolean;
  /** Absent where no registry is asked. */
  readonly registry?: ListedRegistry;
}

/** How the findings of a case compare with its marks; places are `path:line rule`. */
export interface Comparison {
  readonly found: readonly string[];
  /** Marked `alert`, not found. */
  readonly missed: readonly string[];
  /** Found where no mark allows it. */
  readonly wrong: readonly string[];
  /** Marked `missing` but found, or marked `spurious` and gone: the mark is to be changed. */
  readonly outdated: readonly string[];
  /** Marked lines that stay silent as they should. */
  readonly silent: readonly string[];
  readonly crashes: readonly string[];
}

/** A folder is a store as it stands; a single file stands in `src` of a store of its own. */
export function loadCase(
  path: string,
  name: string,
  rules: ReadonlySet<string> = MARKED_RULES,
): MarkedCase {
  const files: Record<string, string> = {};
  if (statSync(path).isDirectory()) {
    for (const each of readdirSync(path, { recursive: true, encoding: "utf8" }).sort()) {
      const full = join(path, each);
      if (statSync(full).isFile()) files[each.replaceAll("\\", "/")] = readFileSync(full, "utf8");
    }
  } else {
    files[`src/${basename(path)}`] = readFileSync(path, "utf8");
  }
  const marks = new Map(
    Object.entries(files).map(([file, text]) => [file, readMarks(text, rules)]),
  );
  return { name, files, marks, rules, isTracked: false };
}

/**
 * A whole store, all of whose files are tracked and all of whose findings need a mark, whichever
 * rule they come from. What formats without comments are to show is in a list beside them.
 */
export function loadStore(path: string, name: string, rules: ReadonlySet<string>): MarkedCase {
  const loaded = loadCase(path, name, rules);
  const { [MARK_LIST]: list, [REGISTRY_LIST]: answers, ...texts } = loaded.files;
  const own = new Map([...loaded.marks].filter(([file]) => file in texts));
  const marks = addListed(own, texts, list, rules);
  const files = Object.fromEntries(
    Object.entries(texts).map(([file, text]) => [file, withoutMarks(text)]),
  );
  return {
    name,
    files,
    marks,
    rules,
    isTracked: true,
    ...(answers !== undefined && { registry: listedRegistry(answers) }),
  };
}

/** What the store's own file says for its team. */
function teamOf({ files }: MarkedCase, rules: readonly Rule[]): Partial<Configuration> {
  const text = files[CONFIGURATION_FILE];
  if (text === undefined) return {};
  const ids = rules.map((rule) => rule.id);
  return readConfiguration(text, ids).configuration;
}

/** The marked rules that a case speaks of. */
export function rulesOf(each: MarkedCase): ReadonlySet<string> {
  const all = [...each.marks.values()].flatMap((marks) =>
    MARK_KINDS.flatMap((kind) => marks[kind]),
  );
  return new Set(all.map((mark) => mark.rule));
}

/**
 * Audits the case with all rules and compares. Rules that are not among `rules` yet are left out,
 * and findings of rules that no mark can name are nobody's business here.
 */
export async function compareCase(
  each: MarkedCase,
  rules: readonly Rule[],
  models?: () => readonly Model[],
): Promise<Comparison> {
  const known = new Set(rules.map((rule) => rule.id).filter((id) => each.rules.has(id)));
  const store = new MemoryStore(each.files, {
    rules,
    configuration: { ...teamOf(each, rules), preset: "audit" },
    ...(models && { models }),
  });
  const files = Object.keys(each.files);
  const { results } = await audit({
    session: store.session,
    files,
    skipped: [],
    ...each.registry,
    tracked: each.isTracked
      ? { known: true, paths: new Set(files) }
      : { known: false, reason: "a store in memory" },
  });
  const found: string[] = [];
  const missed: string[] = [];
  const wrong: string[] = [];
  const outdated: string[] = [];
  const silent: string[] = [];
  for (const file of files) {
    const marks = each.marks.get(file);
    if (!marks) continue;
    const index = new LineIndex(each.files[file] ?? "");
    const result = results.find((one) => one.path === file);
    const findings = (result?.findings ?? [])
      .filter((finding) => known.has(finding.ruleId))
      .map(({ ruleId, range }) => ({
        rule: ruleId,
        first: index.position(range.start).line + 1,
        last: index.position(range.end).line + 1,
      }));
    // A finding may span lines; it belongs to whichever of them is marked.
    const at = (mark: Mark) => (finding: (typeof findings)[number]) =>
      finding.rule === mark.rule && finding.first <= mark.line && mark.line <= finding.last;
    const say = (mark: Mark): string => `${file}:${mark.line} ${mark.rule}`;
    const ofKnown = (list: readonly Mark[]): readonly Mark[] =>
      list.filter((mark) => known.has(mark.rule));
    for (const mark of ofKnown(marks.alert)) {
      (findings.some(at(mark)) ? found : missed).push(say(mark));
    }
    for (const mark of ofKnown(marks.missing)) {
      if (findings.some(at(mark))) outdated.push(`${say(mark)} is found now`);
    }
    for (const mark of ofKnown(marks.spurious)) {
      if (!findings.some(at(mark))) outdated.push(`${say(mark)} is silent now`);
    }
    for (const mark of ofKnown(marks.safe)) {
      if (!findings.some(at(mark))) silent.push(say(mark));
    }
    const allowed = [...marks.alert, ...marks.missing, ...marks.spurious, ...marks.either];
    for (const finding of findings) {
      if (allowed.some((mark) => at(mark)(finding))) continue;
      wrong.push(`${file}:${finding.first} ${finding.rule}`);
    }
  }
  const crashes = results.flatMap((one) =>
    one.crashes.map((crash) => `${one.path}: ${crash.message}`),
  );
  return { found, missed, wrong, outdated, silent, crashes };
}
