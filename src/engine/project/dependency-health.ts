import { assess } from "../deps/assess.ts";
import type { DependencyEntry, DependencyRuleId, Verdict } from "../deps/types.ts";
import { plain } from "../deps/plain-text.ts";
import {
  type DependencyHealth,
  HEALTH_STATES,
  type HealthItem,
  type HealthState,
  sumHealth,
} from "../findings/health.ts";
import { addEach } from "./add-health.ts";
import { assessOptions } from "./assess-options.ts";
import { composerHealth } from "./composer-health.ts";
import { HealthItems } from "./health-items.ts";
import { installedIn, reachOfKnowledge, withReach } from "./health-coverage.ts";
import { packagesOf } from "../deps/lock-reach.ts";
import type { ManifestView } from "./manifest-view.ts";
import type { AnalysisSession } from "./session.ts";
import { placeOf } from "./health-place.ts";
import { refusedHealth } from "./refused-health.ts";
import { peersWanted, unusedLines } from "./unused-packages.ts";
import { ignoredHealth, vulnerableHealth } from "./vulnerable-health.ts";

export interface HealthInput {
  readonly session: AnalysisSession;
  /** All files of the root that are worth reading. */
  readonly files: readonly string[];
  /** Why nobody is asked, where look-ups are switched off. */
  readonly off?: string;
}

const ASSESSED: readonly (readonly [HealthState, DependencyRuleId])[] = [
  ["deprecated", "dep-deprecated"],
  ["unmaintained", "dep-unmaintained"],
  ["fresh", "dep-cooldown"],
  ["outdated", "dep-outdated"],
];

/**
 * What is known of all dependencies of a root, by the same policy that makes the findings: a line
 * has a finding where this has an item, unless the preset leaves such findings out. Asks nobody.
 */
export function dependencyHealth(input: HealthInput): DependencyHealth {
  const { session, files } = input;
  const items = new HealthItems();
  const views: { manifest: string; view: ManifestView }[] = [];
  for (const manifest of files) {
    if (!session.manifests.isManifest(manifest)) continue;
    if (session.classify(manifest).kind === "muted") continue;
    const text = session.manifests.sites.textOf(manifest);
    const view = text === undefined ? undefined : session.manifests.view(manifest, text);
    if (!view) continue;
    views.push({ manifest, view });
    addManifest(items, { ...input, manifest, view });
  }
  const php = files.flatMap((path) => composerHealth(session, path) ?? []);
  for (const { items: own, ignored, manifest } of php) {
    for (const each of ignored) items.add(each, true);
    addEach(items, own, {
      session,
      manifest,
      text: session.manifests.sites.textOf(manifest) ?? "",
    });
  }
  const list = items.all();
  const coverage = reachOfKnowledge(session, views, input.off);
  const workspaces = views.map(({ manifest, view }) => ({
    manifest,
    name: plain(view.facts.name ?? "", 214),
  }));
  return {
    items: HEALTH_STATES.flatMap((state) => list.filter((each) => each.state === state)),
    silenced: items.silenced,
    installed: sumHealth([
      installedIn(views.map(({ view }) => view)),
      ...php.map((each) => each.installed),
    ]),
    coverage: withReach(
      coverage,
      php.map(({ reach }) => reach),
    ),
    workspaces: [...workspaces, ...php.map(({ manifest, name }) => ({ manifest, name }))],
  };
}

/** The vulnerable packages that the lines of one manifest bring in, as `name@version`. */
export function vulnerableIn(session: AnalysisSession, manifest: string): string[] {
  const items = new HealthItems();
  const text = session.manifests.sites.textOf(manifest);
  const view = text === undefined ? undefined : session.manifests.view(manifest, text);
  const list = view
    ? vulnerableHealth({ view, manifest })
    : composerHealth(session, manifest)?.items.filter(({ state }) => state === "vulnerable");
  if (text !== undefined) addEach(items, list ?? [], { session, text, manifest });
  return items.all().map(({ name, version }) => `${name}@${version ?? ""}`);
}

/** So long what depends on the day counts as it was: a list is asked for many times in a row. */
const MOMENT_MS = 60_000;

interface KnownLines {
  readonly from: string;
  readonly items: readonly HealthItem[];
}

/** By view: whatever else is news to a manifest makes a new one of it. */
const KNOWN = new WeakMap<ManifestView, KnownLines>();

interface Around extends HealthInput {
  readonly manifest: string;
  readonly view: ManifestView;
}

function addManifest(items: HealthItems, around: Around): void {
  const { text } = around.view;
  addEach(items, [...ofManifest(around), ...unused(around)], { ...around, text });
  for (const each of ignoredHealth(around)) items.add(each, true);
}

/** What the lockfile and the answers say of a manifest's lines; made anew only where one of them has more to say. */
function ofManifest(around: Around): readonly HealthItem[] {
  const { session, view, manifest, off = "" } = around;
  const moment = Math.floor(session.now.getTime() / MOMENT_MS);
  const platforms = session.platforms.of(manifest);
  const { endedLines } = assessOptions(view, platforms, session.now);
  const from = [moment, off, ...(endedLines ?? [])].join("\n");
  const known = KNOWN.get(view);
  if (known?.from === from) return known.items;
  const found: HealthItem[] = [...vulnerableHealth(around)];
  for (const entry of view.facts.dependencies) {
    if (view.dependencies.has(entry.key)) found.push(...assessed(entry, around));
  }
  const list = [
    ...found,
    ...deprecatedBelow(around),
    ...refusedHealth(view, manifest),
    ...notChecked(around),
  ];
  KNOWN.set(view, { from, items: list });
  return list;
}

function assessed(entry: DependencyEntry, around: Around): HealthItem[] {
  const { view } = around;
  const { session, manifest } = around;
  const options = assessOptions(view, session.platforms.of(manifest), session.now);
  return ASSESSED.flatMap(([state, rule]) =>
    assess(rule, entry, view.facts, view.dependencies, options).verdicts.map((verdict) =>
      ofLine(state, entry, verdict, around),
    ),
  );
}

function ofLine(
  state: HealthState,
  entry: DependencyEntry,
  { what, targets }: Pick<Verdict, "what" | "targets">,
  { view, manifest }: Around,
): HealthItem {
  const version = view.dependencies.get(entry.key)?.locked?.version;
  const to = targets.at(-1)?.version;
  return {
    state,
    name: entry.name,
    ...(version !== undefined && { version }),
    ...(to !== undefined && { to }),
    text: what,
    advisories: [],
    direct: true,
    production: isForProduction(entry, view),
    places: [placeOf(entry, manifest, [entry.name])],
  };
}

/** What a line for development names may be brought for production by another. */
function isForProduction(
  { key, field }: DependencyEntry,
  { dependencies, lock }: ManifestView,
): boolean {
  const path = dependencies.get(key)?.locked?.path;
  const way = path === undefined ? undefined : lock?.ways().get(path);
  return way?.production ?? field !== "devDependencies";
}

/** What others bring along is known from the lockfile alone. */
function deprecatedBelow({ view, manifest }: Around): HealthItem[] {
  const { lock, facts } = view;
  const items: HealthItem[] = [];
  for (const way of lock?.ways().values() ?? []) {
    const { package: locked, production, from } = way;
    if (!from || locked.deprecated === undefined || way.importer !== lock?.folder) continue;
    const entry = facts.dependencies.find(
      ({ key, field }) => key === way.key && field === way.field,
    );
    if (!entry) continue;
    items.push({
      state: "deprecated",
      name: locked.name,
      ...(locked.version !== undefined && { version: locked.version }),
      text: `Its maintainers say: ${plain(locked.deprecated, 160)}`,
      advisories: [],
      direct: false,
      production,
      places: [
        placeOf(
          entry,
          manifest,
          packagesOf(way).map(({ name }) => name),
        ),
      ],
    });
  }
  return items;
}

function unused(around: Around): HealthItem[] {
  const { view, manifest, files, session } = around;
  const what = "No code imports it, no file names it and no other package asks for it.";
  const { sites } = session.manifests;
  const read = (path: string): string | undefined => sites.textOf(path);
  const lines = sites.unusedIn(manifest, () => unusedLines({ view, manifest, files, read }));
  // Registries may answer after the files were read.
  const wanted = peersWanted(view);
  const left = lines.filter(({ name }) => !wanted.has(name));
  return left.map((entry) => ofLine("unused", entry, { what, targets: [] }, around));
}

function notChecked(around: Around): HealthItem[] {
  const { session, manifest, view, off } = around;
  const open = session.manifests.notChecked(manifest, session.now, off);
  return open.map(({ what, reason }): HealthItem => {
    const entry = view.facts.dependencies.find(({ name }) => name === what);
    if (entry) return ofLine("not-checked", entry, { what: reason, targets: [] }, around);
    const places = [{ manifest, key: "", at: { start: 0, end: 0 }, path: [] }];
    const { text, advisories } = { text: reason, advisories: [] };
    return {
      state: "not-checked",
      name: what,
      text,
      advisories,
      direct: true,
      production: true,
      places,
    };
  });
}
