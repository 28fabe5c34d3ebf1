import {
  type Advisory,
  type Fact,
  type Hole,
  type ManifestView,
  plain,
} from "../../../engine/api.ts";

/** More than this nobody reads in one place; the rest is counted. */
const MOST_HOLES = 8;
const MOST_SITES = 3;

/** What decides how urgent it is: each hole with its way, for whom it is installed, and who imports it. */
export function factsOf(holes: readonly Hole[], view: ManifestView): Fact[] {
  const rows: Fact[] = [];
  const add = (label: string, value: string): void => {
    rows.push({ label, value: plain(value, 300) });
  };
  for (const hole of holes.slice(0, MOST_HOLES)) {
    for (const advisory of hole.advisories.slice(0, 4)) add(labelOf(hole), wordsOf(advisory));
    if (hole.path.length > 1) add("Path", hole.path.join(" › "));
  }
  if (holes.length > MOST_HOLES) add("Further", `${holes.length - MOST_HOLES} vulnerable packages`);
  const production = holes.some((hole) => hole.production);
  add("Installed for", production ? "production" : "development only");
  const direct = holes[0]?.entry.key ?? "";
  const sites = view.importsOf(direct);
  const places = sites.slice(0, MOST_SITES).map(({ file, line }) => `${file}:${line}`);
  const more = sites.length > MOST_SITES ? ` and ${sites.length - MOST_SITES} more files` : "";
  add(
    `Imports of ${direct}`,
    places.length === 0 ? "none in this package's code" : places.join(", ") + more,
  );
  return rows;
}

function labelOf({ name, version }: Hole): string {
  return plain(`${name} ${version}`, 80);
}

function wordsOf({ title, severity, score, id, url, vulnerable }: Advisory): string {
  const cvss = score === undefined ? "" : `, CVSS ${score}`;
  return `${title} (${severity}${cvss}; ${vulnerable}) ${url ?? id}`;
}
