import {
  type Advisory,
  type Fact,
  type Hole,
  type ImportSite,
  type ManifestView,
  plain,
} from "../../../engine/api.ts";
import { affectedExports } from "./affected.ts";

/** More than this nobody reads in one place; the rest is counted. */
const MOST_HOLES = 8;
const MOST_SITES = 3;

/** What decides how urgent it is: each hole with its way, for whom it is installed, and who imports it. */
export function factsOf(holes: readonly Hole[], view: ManifestView): Fact[] {
  const rows: Fact[] = [];
  const add = (label: string, value: string): void => {
    rows.push({ label, value: plain(value, 300) });
  };
  const shown = holes.slice(0, MOST_HOLES);
  for (const hole of shown) {
    for (const advisory of hole.advisories.slice(0, 4)) add(labelOf(hole), wordsOf(advisory));
    if (hole.path.length > 1) add("Path", hole.path.join(" › "));
  }
  const further = holes.length - MOST_HOLES;
  if (further > 0)
    add("Further", `${further} vulnerable ${further === 1 ? "package" : "packages"}`);
  const production = holes.some((hole) => hole.production);
  const optional = holes.every((hole) => hole.locked?.optional === true) ? ", optional" : "";
  add("Installed for", (production ? "production" : "development only") + optional);
  const line = holes[0]?.entry.key ?? "";
  add(`Imports of ${line}`, importsOf(line, view) ?? "none in this package's code");
  // What others bring along may be imported all the same.
  for (const name of new Set(shown.map((hole) => hole.name))) {
    const sites = name === line ? undefined : importsOf(name, view);
    if (sites !== undefined) add(`Imports of ${name}`, sites);
  }
  for (const hole of shown) {
    for (const advisory of hole.advisories.slice(0, 4)) {
      const use = usesOf(hole, advisory, view);
      if (use) add(`Affected: ${use.names.join(", ")}`, use.words);
    }
  }
  return rows;
}

/** That the project's own code calls what an advisory is about; undefined where that is not certain. */
export function certainUse(holes: readonly Hole[], view: ManifestView): string | undefined {
  for (const hole of holes.slice(0, MOST_HOLES)) {
    for (const advisory of hole.advisories) {
      const use = usesOf(hole, advisory, view);
      if (use?.certain !== undefined) return use.certain;
    }
  }
  return undefined;
}

interface Use {
  readonly names: readonly string[];
  readonly words: string;
  readonly certain?: string;
}

function usesOf(hole: Hole, advisory: Advisory, view: ManifestView): Use | undefined {
  const names = affectedExports(advisory, hole.name);
  // Code imports the line's package under the line's key.
  const imported = hole.asked === undefined ? hole.entry.key : hole.name;
  const use = names.length === 0 ? undefined : view.useOf(imported, names);
  if (!use) return undefined;
  if (use.state === "unknown") return { names, words: "may be used in this package's code" };
  if (use.state === "unused") {
    const files = use.files === 1 ? "the file that imports" : `the ${use.files} files that import`;
    return { names, words: `not used in ${files} ${imported}; other packages may use it` };
  }
  const at = `${use.site.file}:${use.site.line}`;
  return {
    names,
    words: `${use.name} is used in ${at}`,
    certain: `Your code uses ${use.name} of ${imported}, which it is about: ${at}.`,
  };
}

function importsOf(name: string, view: ManifestView): string | undefined {
  return placesOf(view.importsOf(name));
}

/** The first few places, and how many more there are; undefined where there is none. */
export function placesOf(sites: readonly ImportSite[]): string | undefined {
  if (sites.length === 0) return undefined;
  const places = sites.slice(0, MOST_SITES).map(({ file, line }) => `${file}:${line}`);
  const more = sites.length > MOST_SITES ? ` and ${sites.length - MOST_SITES} more files` : "";
  return places.join(", ") + more;
}

function labelOf({ name, version }: Hole): string {
  return plain(`${name} ${version}`, 80);
}

/** What is known of a hole, in one line. */
export function wordsOf({ title, severity, score, id, url, vulnerable }: Advisory): string {
  const cvss = score === undefined ? "" : `, CVSS ${score}`;
  return `${title} (${severity}${cvss}; ${vulnerable}) ${url ?? id}`;
}
