import type { DependencyEntry } from "../deps/types.ts";
import type { RelatedPlace } from "../findings/finding.ts";
import { type Level, LEVELS, lower } from "../findings/level.ts";
import type { TextEdit } from "../text/edit.ts";
import { groupBy } from "../text/group-by.ts";
import { isCatalogFile } from "./catalogs.ts";
import { catalogUsers } from "./catalog-users.ts";
import { checkManifests } from "./check-file.ts";
import { Collector, type RawReport } from "./collector.ts";
import type { Composers } from "./composers.ts";
import { offerOf } from "./judge.ts";
import { join, parentOf } from "./folders.ts";
import type { FilesBeside } from "./files-beside.ts";
import type { ManifestView } from "./manifest-view.ts";
import type { Manifests } from "./manifests.ts";
import type { PathClass } from "./path-class.ts";
import type { Platforms } from "./platforms.ts";
import type { ProjectFiles } from "./ports.ts";
import type { Results } from "./results.ts";
import type { ReportedFix } from "./rule.ts";
import type { RuleSet } from "./rule-set.ts";
import { type Surroundings, surroundingsOf } from "./surroundings.ts";
import type { TaughtModels } from "./taught-models.ts";

/** What is known of the project. */
interface Around {
  readonly manifests: Manifests;
  readonly composers: Composers;
  readonly platforms: Platforms;
  readonly rules: RuleSet;
  readonly now: Date;
  readonly team: TaughtModels;
  readonly beside: FilesBeside;
  classify(path: string): PathClass;
}

/** What was said of one package.json, wherever it is told. */
interface Said {
  readonly text: string;
  readonly view: ManifestView;
  readonly collector: Collector;
}

/** What one line that refers to a catalog has wrong with its version. */
interface Shared {
  readonly raw: RawReport;
  readonly level: Level;
  readonly manifest: string;
  readonly entry: DependencyEntry;
}

/** A manifest with lines that refer to a catalog's file. */
interface User {
  readonly manifest: string;
  readonly entries: readonly DependencyEntry[];
  readonly reports: readonly Shared[];
  /** True when the time had a part in what was said. */
  readonly timed: boolean;
}

/** A file with catalogs, and who refers to them. */
interface Catalog {
  readonly path: string;
  readonly users: readonly User[];
  readonly beside: FilesBeside;
}

const MOST_NAMED = 8;
const MOST_RELATED = 20;
const RELATED = "This line takes its version from the catalog.";

/**
 * What rules say of package.json files. What they say of a version that stands in a catalog is told
 * at the line of the catalog, once for all lines that refer to it.
 */
export class ManifestReports {
  readonly #around: Around;
  readonly #files: Pick<ProjectFiles, "read">;
  readonly #results: Pick<Results, "forgotten">;
  /** Of manifests that refer to catalogs: they are asked for by the catalog's file as well. */
  readonly #said = new Map<string, Said>();

  #asOf = 0;

  constructor(
    around: Around,
    files: Pick<ProjectFiles, "read">,
    results: Pick<Results, "forgotten">,
  ) {
    this.#around = around;
    this.#files = files;
    this.#results = results;
  }

  /** Adds what is to be told in a file. */
  tell(path: string, text: string, collector: Collector): void {
    const { manifests, composers, rules } = this.#around;
    this.#forgetOld();
    const php = composers.view(path, text);
    if (php) {
      checkManifests({ npm: undefined, php }, rules, this.#surroundings(path), collector);
    }
    const said = this.#of(path, text);
    if (said)
      take(
        collector,
        said.collector,
        (raw) => raw.report.file === undefined && this.#entryOf(path, said, raw) === undefined,
      );
    if (!isCatalogFile(path)) return;
    if (text.includes("overrides")) this.#tellBeside(path, collector);
    if (!text.includes("catalog")) return;
    const users = catalogUsers(manifests, path).flatMap((manifest) => this.#user(manifest, path));
    if (users.some(({ timed }) => timed)) collector.timed = true;
    const lines = groupBy(
      users.flatMap(({ reports }) => reports),
      ({ raw: { rule, report }, entry }) =>
        `${entry.catalog?.versionRange.start}:${rule.id}:${report.aside ?? ""}`,
    );
    for (const [, list] of lines) {
      const told = merged(list, { users, path, beside: this.#around.beside });
      if (told) collector.reports.push(told);
    }
  }

  /** What the package.json beside pnpm's settings has found in them. */
  #tellBeside(path: string, collector: Collector): void {
    const manifest = join(parentOf(path), "package.json");
    const said = this.#of(manifest, this.#files.read(manifest));
    for (const raw of said?.collector.reports ?? []) {
      if (raw.report.file === path) collector.reports.push(raw);
    }
  }

  #user(manifest: string, path: string): User[] {
    const { kind } = this.#around.classify(manifest);
    const said = kind === "muted" ? undefined : this.#of(manifest, this.#files.read(manifest));
    if (!said) return [];
    const reports = said.collector.reports.flatMap((raw): Shared[] => {
      const entry = this.#entryOf(manifest, said, raw);
      if (entry?.catalog?.file !== path) return [];
      const level = raw.report.level ?? raw.rule.meta.level;
      return [{ raw, level: kind === "lowered" ? lower(level) : level, manifest, entry }];
    });
    const entries = said.view.facts.dependencies.filter(({ catalog }) => catalog?.file === path);
    return [{ manifest, entries, reports, timed: said.collector.timed }];
  }

  /** The line of a report that is told elsewhere; undefined for what is about the line itself. */
  #entryOf(manifest: string, { view }: Said, { range }: RawReport): DependencyEntry | undefined {
    if (!this.#around.manifests.paths.includes(manifest)) return undefined;
    return view.facts.dependencies.find(
      ({ catalog, valueRange: { start, end } }) =>
        catalog !== undefined && range.start === start && range.end === end,
    );
  }

  #of(path: string, text: string | undefined): Said | undefined {
    const known = this.#said.get(path);
    if (known && known.text === text) return known;
    const { manifests, rules } = this.#around;
    const view = text === undefined ? undefined : manifests.view(path, text);
    if (!view || text === undefined) return undefined;
    const collector = new Collector(path);
    checkManifests({ npm: view, php: undefined }, rules, this.#surroundings(path), collector);
    const said = { text, view, collector };
    const isShared = view.facts.dependencies.some(({ catalog }) => catalog !== undefined);
    if (isShared) this.#said.set(path, said);
    return said;
  }

  #surroundings(path: string): Surroundings {
    return surroundingsOf(this.#around, path, this.#around.classify(path));
  }

  /** What was said rests on what results rest on. */
  #forgetOld(): void {
    if (this.#asOf === this.#results.forgotten) return;
    this.#asOf = this.#results.forgotten;
    this.#said.clear();
  }
}

function take(to: Collector, from: Collector, isWanted: (raw: RawReport) => boolean): void {
  to.reports.push(...from.reports.filter(isWanted));
  to.crashes.push(...from.crashes);
  if (from.timed) to.timed = true;
}

/** One report for a line of a catalog: the worst that any of its users has. */
function merged(list: readonly Shared[], catalog: Catalog): RawReport | undefined {
  const { users } = catalog;
  const [worst] = list.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  const at = worst?.entry.catalog?.versionRange;
  if (!worst || !at) return undefined;
  const { rule, report } = worst.raw;
  const related = users.flatMap(({ manifest, entries }) =>
    entries
      .filter((entry) => entry.catalog?.versionRange.start === at.start)
      .map(({ valueRange: range }): RelatedPlace => ({ file: manifest, range, message: RELATED })),
  );
  const manifests = [...new Set(related.map(({ file }) => file))];
  const more = manifests.length > MOST_NAMED ? ` and ${manifests.length - MOST_NAMED} more` : "";
  const value = manifests.slice(0, MOST_NAMED).join(", ") + more;
  return {
    rule,
    range: at,
    report: {
      ...report,
      at,
      level: worst.level,
      facts: [...(report.facts ?? []), { label: "Used by", value }],
      related: related.slice(0, MOST_RELATED),
      fixes: agreed(list, worst, catalog),
    },
  };
}

/** The fixes that all users of the line would make in the same way: what suits one of them may break another. */
function agreed(
  list: readonly Shared[],
  worst: Shared,
  { path, beside }: Catalog,
): readonly ReportedFix[] {
  const fixes = worst.raw.report.fixes ?? [];
  const kept =
    list.length === 1 ? fixes : fixes.filter(({ id }) => isAgreed(list, id, path, beside));
  return kept.map(({ id }) => ({ id, edits: (now) => editsOf(worst, id, path, now) }));
}

function isAgreed(list: readonly Shared[], id: string, path: string, beside: FilesBeside): boolean {
  const offers = list.map((each) => {
    const edits = editsOf(each, id, path, beside);
    const { rule, report } = each.raw;
    return edits && JSON.stringify([offerOf(rule, report, id).title, edits]);
  });
  return offers[0] !== undefined && offers.every((each) => each === offers[0]);
}

/** Edits of a manifest, seen from the file of the catalog. */
function editsOf(
  { raw, manifest }: Shared,
  id: string,
  path: string,
  beside: FilesBeside,
): TextEdit[] | undefined {
  const edits = raw.report.fixes?.find((fix) => fix.id === id)?.edits(beside);
  return edits?.map((edit) => {
    const file = edit.file ?? manifest;
    const { start, end, text } = edit;
    return file === path ? { start, end, text } : { start, end, text, file };
  });
}
