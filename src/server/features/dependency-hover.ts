import * as l10n from "@vscode/l10n";
import {
  type DependencyEntry,
  type DependencyFacts,
  describeDependency,
  type Hole,
  holesIn,
  ignoredHolesIn,
  LineIndex,
  type LookupResult,
  type ManifestView,
  wantedVersion,
} from "../../engine/api.ts";
import { escapeMarkdown } from "../convert/markdown.ts";
import type { OpenDocument } from "../workspace/document.ts";
import type { Project } from "../workspace/project.ts";
import type { Dependencies } from "./dependencies.ts";
import { advisoryLines } from "./advisory-lines.ts";
import { composerParts } from "./composer-hover.ts";
import { type DependencyPlace, dependencyPlaces } from "./dependency-place.ts";
import { factLine, holds, type HoverPart } from "./hover-part.ts";
import { placeLink, sitesLine } from "./place-links.ts";

/** Who hovers does not wait longer for a registry; what is known by then is shown. */
const PATIENCE_MS = 4_000;
/** What is only nice to know is shown next time when it comes later. */
const LITTLE_PATIENCE_MS = 1_000;

/** What is known of the dependency under the mouse. The whole document of its package is asked for now, and not before. */
export async function dependencyParts(
  document: OpenDocument,
  offset: number,
  dependencies: Dependencies,
): Promise<HoverPart[]> {
  const { project, path } = document;
  if (project.session.composers.isManifest(path)) {
    // Which PHP there is.
    await dependencies.filesOf(project);
    return composerParts(document, offset, dependencies.offReason(project));
  }
  if (!/(?:^|\/)(?:package\.json|pnpm-workspace\.yaml|\.yarnrc\.yml)$/.test(path)) return [];
  const files = await dependencies.filesOf(project);
  const place = dependencyPlaces(document, files).find(
    ({ keyRange, valueRange }) => holds(keyRange, offset) || holds(valueRange, offset),
  );
  if (!place) return [];
  const { entry, manifest } = place;
  const [lookup, downloads] = await Promise.all([
    inTime(dependencies.describe(project, manifest, entry.name), PATIENCE_MS),
    inTime(dependencies.weeklyDownloads(project, manifest, entry.name), LITTLE_PATIENCE_MS),
  ]);
  const off = dependencies.offReason(project);
  const text = describe(place, { lookup, downloads }, document, off);
  return [{ range: place.valueRange, text }];
}

interface Answers {
  readonly lookup: LookupResult | undefined;
  readonly downloads: number | undefined;
}

function describe(
  { entry, view, manifest }: DependencyPlace,
  { lookup: fresh, downloads }: Answers,
  { project }: OpenDocument,
  off: string | undefined,
): string {
  const known = view.dependencies.get(entry.key) ?? {};
  const lookup = fresh ?? known.lookup;
  const facts: DependencyFacts = { ...known, ...(lookup && { lookup }) };
  const all = new Map(view.dependencies).set(entry.key, facts);
  const now = project.session.now.getTime();
  const wanted = wantedVersion(entry, view.facts, all, { now });
  const rows = describeDependency(entry, facts, wanted, view.lock?.signatures).map(factLine);
  if (lookup?.ok && downloads !== undefined) {
    rows.push(factLine({ label: l10n.t("Weekly downloads"), value: grouped(downloads) }));
  }
  if (!lookup) {
    const why = off ?? l10n.t("not asked ({0})", entry.kind);
    rows.push(factLine({ label: l10n.t("Registry"), value: why }));
  }
  return [
    `**${escapeMarkdown(entry.name)}**`,
    rows.join("  \n"),
    catalogLine(entry, project),
    ...advisoriesOf(entry.key, view, manifest),
    sitesLine(l10n.t("Imported by"), view.importsOf(entry.key), (path) => project.uriOf(path)),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function advisoriesOf(key: string, view: ManifestView, path: string): string[] {
  const ofLine = (holes: ReadonlyMap<DependencyEntry, readonly Hole[]>): readonly Hole[] =>
    [...holes].flatMap(([entry, list]) => (entry.key === key ? list : []));
  const { advisories } = view;
  return advisoryLines(advisories, ofLine(holesIn(view, path)), ofLine(ignoredHolesIn(view, path)));
}

/** Where the version stands that the line refers to, and what is wrong with it is told. */
function catalogLine({ catalog }: DependencyEntry, project: Project): string {
  if (!catalog) return "";
  const { file, versionRange } = catalog;
  const { line } = new LineIndex(project.read(file) ?? "").position(versionRange.start);
  return `${l10n.t("Version from")}: ${placeLink(file, line + 1, project.uriOf(file))}`;
}

/** `1,234,567`. */
function grouped(count: number): string {
  return new Intl.NumberFormat("en").format(count);
}

/** An answer; undefined when there is none by then. */
async function inTime<T>(answer: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms).unref();
  });
  try {
    return await Promise.race([answer.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
