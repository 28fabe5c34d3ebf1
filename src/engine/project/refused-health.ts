import { plain } from "../deps/plain-text.ts";
import type { HealthItem } from "../findings/health.ts";
import { placeOf } from "./health-place.ts";
import type { ManifestView } from "./manifest-view.ts";
import { refusedLicenses } from "./refused-licenses.ts";

/** What the team's policy on licences does not accept. */
export function refusedHealth(view: ManifestView, manifest: string): HealthItem[] {
  return refusedLicenses(view).map(
    ({ entry, name, version, license, isUnknown, production, path }): HealthItem => ({
      state: "licence",
      name,
      ...(version !== undefined && { version }),
      text: isUnknown
        ? `It says of its licence only: ${plain(license, 60)}.`
        : `It is licensed under ${plain(license, 60)}, which the team does not accept.`,
      advisories: [],
      direct: path.length === 1,
      production,
      places: [placeOf(entry, manifest, path)],
    }),
  );
}
