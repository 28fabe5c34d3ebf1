import { type ComposerHole, type ComposerView, type Fact, plain } from "../../../engine/api.ts";
import type { ComposerRemedy } from "./composer-remedy.ts";
import { placesOf, wordsOf } from "./details.ts";

/** More than this nobody reads in one place; the rest is counted. */
const MOST_HOLES = 8;

export function composerFacts(
  holes: readonly ComposerHole[],
  { blockers }: ComposerRemedy,
  view: ComposerView,
  fetchedAt: number,
): Fact[] {
  const rows = holes
    .slice(0, MOST_HOLES)
    .flatMap(({ package: at, path, advisories }): Fact[] => [
      ...advisories
        .slice(0, 4)
        .map((each) => ({ label: `${at.name} ${at.version}`, value: wordsOf(each) })),
      ...(path.length > 1 ? [{ label: "Path", value: path.join(" › ") }] : []),
    ]);
  const further = holes.length - MOST_HOLES;
  if (further > 0) rows.push({ label: "Further", value: `${further} vulnerable packages` });
  const isForProduction = holes.some((hole) => !hole.package.dev);
  return [
    ...rows,
    ...blockers.slice(0, 5).map((value) => ({ label: "Held back", value })),
    { label: "Installed for", value: isForProduction ? "production" : "development only" },
    ...usesIn(holes, view),
    { label: "As of", value: new Date(fetchedAt).toISOString().slice(0, 10) },
  ].map(({ label, value }) => ({ label: plain(label, 80), value: plain(value, 300) }));
}

/** Which PHP of the project uses what the line names and what is vulnerable behind it. */
function usesIn(holes: readonly ComposerHole[], { lock, usesOf }: ComposerView): Fact[] {
  const [line = ""] = holes[0]?.path ?? [];
  const names = new Set([line, ...holes.map((hole) => hole.package.name)].slice(0, MOST_HOLES));
  return [...names].flatMap((name): Fact[] => {
    const locked = lock?.packages.get(name);
    const uses = locked && usesOf(locked);
    if (!uses?.known) return [];
    const places = placesOf(uses.sites);
    if (places === undefined && name !== line) return [];
    const none = "none in this project's PHP, by its namespaces";
    return [{ label: `Uses of ${name}`, value: places ?? none }];
  });
}
