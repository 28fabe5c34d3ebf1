import { fixedVersion } from "../deps/fixed-version.ts";
import type { Hole } from "../deps/holes.ts";
import { plain } from "../deps/plain-text.ts";
import type { Advisory } from "../deps/advisory.ts";
import type { HealthItem } from "../findings/health.ts";
import { placeOf } from "./health-place.ts";
import type { ManifestView } from "./manifest-view.ts";
import { holesIn, ignoredHolesIn } from "./view-holes.ts";

interface Around {
  readonly view: ManifestView;
  readonly manifest: string;
}

/** The vulnerable packages that the lines of a manifest bring in. */
export function vulnerableHealth({ view, manifest }: Around): HealthItem[] {
  const holes = [...holesIn(view, manifest).values()].flat();
  return holes.map((hole) => itemOf(hole, manifest, mendedIn(hole, view)));
}

/** Those that the team ignores, by single advisories: they are counted apart. */
export function ignoredHealth({ view, manifest }: Around): HealthItem[] {
  const holes = [...ignoredHolesIn(view, manifest).values()].flat();
  return holes.map((hole) => itemOf(hole, manifest, undefined));
}

function mendedIn({ name, version }: Hole, { advisories }: ManifestView): string | undefined {
  if (!advisories?.ok) return undefined;
  const offered = advisories.mended?.get(`${name}@${version}`);
  if (offered !== undefined) return offered ?? undefined;
  return fixedVersion(version, advisories.advisories.get(name) ?? []);
}

function itemOf(hole: Hole, manifest: string, to: string | undefined): HealthItem {
  const { entry, name, version, production, path, advisories } = hole;
  return {
    state: "vulnerable",
    name,
    version,
    ...(to !== undefined && { to }),
    ...wordsOf(advisories),
    direct: path.length === 1,
    production,
    places: [placeOf(entry, manifest, path)],
  };
}

/** What is told of the advisories about a package, worst first. */
export function wordsOf(advisories: readonly Advisory[]): Pick<HealthItem, "text" | "advisories"> {
  const more = advisories.length > 1 ? ` (and ${advisories.length - 1} more)` : "";
  return {
    text: `${plain(advisories[0]?.title ?? "A known hole", 200)}${more}.`,
    advisories: advisories.map(({ id, title, severity, url }) => ({
      id,
      title: plain(title, 200),
      severity,
      ...(url !== undefined && { url }),
    })),
  };
}
