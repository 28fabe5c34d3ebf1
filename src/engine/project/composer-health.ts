import { abandonedPackages } from "../deps/composer/abandoned.ts";
import type { ComposerAnswers, ComposerQuestion } from "../deps/composer/answers.ts";
import type { ComposerEntry } from "../deps/composer/facts.ts";
import { type ComposerHole, composerHoles, mendedComposerVersion } from "../deps/composer/holes.ts";
import { outdatedComposer } from "../deps/composer/outdated.ts";
import { unmaintainedComposer } from "../deps/composer/unmaintained.ts";
import { DEFAULT_THRESHOLDS } from "../deps/policy.ts";
import { plain } from "../deps/plain-text.ts";
import {
  countHealth,
  type HealthCount,
  type HealthItem,
  type HealthPlace,
} from "../findings/health.ts";
import type { Reach } from "./health-coverage.ts";
import type { ComposerView } from "./composer-view.ts";
import type { AnalysisSession } from "./session.ts";
import { ignoredComposerHoles } from "./view-holes.ts";
import { wordsOf } from "./vulnerable-health.ts";

/** A composer.json with what is known of its packages. */
interface ComposerHealth {
  readonly manifest: string;
  readonly name: string;
  readonly items: readonly HealthItem[];
  /** What the team ignores, by single advisories. */
  readonly ignored: readonly HealthItem[];
  readonly installed: HealthCount;
  readonly reach: Reach;
}

/** The same for packages of Composer as for those of npm, as far as its lock file and the sources that were switched on tell. */
export function composerHealth(
  session: AnalysisSession,
  manifest: string,
): ComposerHealth | undefined {
  const { composers, manifests } = session;
  if (!composers.isManifest(manifest) || session.classify(manifest).kind === "muted") {
    return undefined;
  }
  const text = manifests.sites.textOf(manifest);
  const view = text === undefined ? undefined : composers.view(manifest, text);
  if (!view) return undefined;
  const { facts, lock, answers } = view;
  const direct = new Set(facts.entries.map(({ name }) => name));
  const packages = [...(lock?.packages.values() ?? [])];
  return {
    manifest,
    name: plain(facts.name ?? "", 214),
    items: [
      ...composerVulnerable(view, manifest),
      ...abandoned(view, manifest),
      ...unmaintained(view, manifest, session.now.getTime()),
      ...outdated(view, manifest, session.now.getTime()),
      ...notChecked(session, view, manifest),
    ],
    ignored: ignoredComposerHoles(view).map((hole) => vulnerable(hole, manifest, undefined)),
    installed: countHealth(
      packages.map(({ name, dev }) => ({ direct: direct.has(name), production: !dev })),
    ),
    reach: reachOf(composers.question(manifest), answers),
  };
}

function reachOf(
  { installed, repositories, direct }: ComposerQuestion,
  answers: ComposerAnswers | undefined,
): Reach {
  const named = [...new Set(direct)].filter(
    (name) => installed.has(name) || repositories.some((each) => each.installed.has(name)),
  );
  const told = named.flatMap((name) => answers?.told.get(name) ?? []);
  const times = told.flatMap((each) => (each.ok ? [each.fetchedAt] : []));
  const { advisories, compared = 0 } = answers ?? {};
  return {
    askable: named.length,
    answered: times.length,
    ...(times.length > 0 && { asOf: Math.min(...times) }),
    compared,
    ...(advisories?.ok && compared > 0 && { advisoriesAsOf: advisories.fetchedAt }),
    stale: advisories?.ok === true && advisories.staleForMs !== undefined,
  };
}

function composerVulnerable(view: ComposerView, manifest: string): HealthItem[] {
  const { facts, lock, answers } = view;
  if (!lock || !answers?.advisories.ok) return [];
  const known = answers.advisories.advisories;
  const holes = [...composerHoles(facts, lock, known).values()].flat();
  return holes.map((hole) => {
    const { name, version } = hole.package;
    const told = answers.told.get(name);
    const to = told?.ok
      ? mendedComposerVersion(version, told.versions, known.get(name) ?? hole.advisories)
      : undefined;
    return vulnerable(hole, manifest, to);
  });
}

function vulnerable(
  { entry, package: locked, advisories, path }: ComposerHole,
  manifest: string,
  to: string | undefined,
): HealthItem {
  return {
    state: "vulnerable",
    name: locked.name,
    version: locked.version,
    ...(to !== undefined && { to }),
    ...wordsOf(advisories),
    direct: path.length === 1,
    production: !locked.dev,
    places: [placeOf(entry, manifest, path)],
  };
}

function abandoned({ facts, lock, answers }: ComposerView, manifest: string): HealthItem[] {
  const told = [...(answers?.told ?? [])].flatMap(([name, each]) =>
    each.ok ? [[name, each.abandoned] as const] : [],
  );
  const packages = lock?.packages ?? new Map();
  return abandonedPackages(facts.entries, packages, new Map(told)).map(
    ({ entry, version, replacement }): HealthItem => ({
      state: "deprecated",
      name: entry.name,
      version,
      text:
        replacement === undefined
          ? "It is abandoned: nobody mends it any more."
          : `It is abandoned in favour of ${replacement}.`,
      advisories: [],
      direct: true,
      production: entry.field === "require",
      places: [placeOf(entry, manifest, [entry.name])],
    }),
  );
}

function unmaintained(
  { facts, lock, answers, thresholds: chosen }: ComposerView,
  manifest: string,
  now: number,
): HealthItem[] {
  const thresholds = { ...DEFAULT_THRESHOLDS, ...chosen };
  return unmaintainedComposer(facts, lock, answers, { now, thresholds }).map(
    ({ entry, version, what }): HealthItem => ({
      state: "unmaintained",
      name: entry.name,
      version,
      text: what,
      advisories: [],
      direct: true,
      production: entry.field === "require",
      places: [placeOf(entry, manifest, [entry.name])],
    }),
  );
}

function outdated(
  { facts, lock, answers, text }: ComposerView,
  manifest: string,
  now: number,
): HealthItem[] {
  return outdatedComposer(facts, lock, answers, { now, text }).map(
    ({ entry, current, to, what }): HealthItem => ({
      state: "outdated",
      name: entry.name,
      version: current,
      to,
      text: what,
      advisories: [],
      direct: true,
      production: entry.field === "require",
      places: [placeOf(entry, manifest, [entry.name])],
    }),
  );
}

function notChecked(
  { composers }: AnalysisSession,
  { facts }: ComposerView,
  manifest: string,
): HealthItem[] {
  return composers.notChecked(manifest).map(({ what, reason }): HealthItem => {
    const entry = facts.entries.find(({ name }) => name === what);
    const whole = { manifest, key: "", at: { start: 0, end: 0 }, path: [] };
    return {
      state: "not-checked",
      name: what,
      text: reason,
      advisories: [],
      direct: true,
      production: entry?.field !== "require-dev",
      places: [entry ? placeOf(entry, manifest, [entry.name]) : whole],
    };
  });
}

function placeOf(
  { name, keyRange, valueRange }: ComposerEntry,
  manifest: string,
  path: readonly string[],
): HealthPlace {
  const at = { start: keyRange.start, end: valueRange.end };
  return { manifest, key: name, at, path };
}
