import {
  type Advisory,
  type CheckContext,
  type ComposerHole,
  composerHoles,
  type ComposerView,
  type Level,
  LEVELS,
  mendedComposerVersion,
  plain,
} from "../../../engine/api.ts";
import { LEVEL_OF_SEVERITY } from "./severity-levels.ts";

/** Vulnerable packages of Composer, where a source that was switched on knows of them. */
export function checkComposerHoles(view: ComposerView, context: CheckContext): void {
  const { answers, facts, lock } = view;
  if (!lock || !answers?.advisories.ok) return;
  const { advisories } = answers.advisories;
  for (const [entry, holes] of composerHoles(facts.entries, lock, advisories)) {
    const [worst] = holes;
    const [advisory] = worst?.advisories ?? [];
    if (!worst || !advisory) continue;
    const level = holes.map(levelOf).toSorted((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b))[0];
    context.report({
      at: entry.valueRange,
      message: "found",
      data: { name: worst.package.name },
      text: { what: whatOf(worst, advisory, holes.length - 1), help: helpOf(worst, view) },
      ...(level && { level }),
      ...((level === "information" || level === "hint") && ({ preset: "balanced" } as const)),
      facts: factsOf(worst, answers.advisories.fetchedAt),
    });
  }
}

/** What is for developers alone is one level lower. */
function levelOf({ advisories, package: { dev } }: ComposerHole): Level {
  const level = LEVEL_OF_SEVERITY[advisories[0]?.severity ?? "info"];
  const isMalware = advisories.some((each) => each.malware);
  return dev && !isMalware ? (LEVELS[LEVELS.indexOf(level) + 1] ?? "hint") : level;
}

function whatOf(
  { package: at, path }: ComposerHole,
  { title, severity }: Advisory,
  more: number,
): string {
  const through = path.length > 1 ? `, brought by ${path.at(-2)},` : "";
  const others = more > 0 ? ` (and ${more} more)` : "";
  const start = `${at.name} ${at.version}${through} has a known hole`;
  const room = 120 - start.length - others.length - severity.length - 5;
  const reason = room >= 20 ? `: ${plain(title, room)}` : "";
  return plain(`${start} (${severity})${reason}${others}`, 120);
}

function helpOf(
  { package: at, path, advisories }: ComposerHole,
  { answers }: ComposerView,
): string {
  const told = answers?.told.get(at.name);
  const all = answers?.advisories.ok
    ? (answers.advisories.advisories.get(at.name) ?? advisories)
    : advisories;
  const mended = told?.ok ? mendedComposerVersion(at.version, told.versions, all) : undefined;
  if (mended === undefined) {
    return "Update it with Composer to a version that its advisories leave out, or see whether you need it.";
  }
  const command = `composer update ${at.name} --with-dependencies`;
  return path.length === 1
    ? `It is mended in ${mended}: let that in, and run \`${command}\`.`
    : `It is mended in ${mended}: run \`${command}\`, or update ${path[0]}.`;
}

function factsOf({ advisories, path }: ComposerHole, fetchedAt: number) {
  return [
    ...(path.length > 1 ? [{ label: "Path", value: path.join(" › ") }] : []),
    ...advisories.slice(0, 5).map(({ id, aliases = [], vulnerable }) => ({
      label: [id, ...aliases.filter((each) => each.startsWith("CVE-") && each !== id)].join(", "),
      value: plain(`affects ${vulnerable}`, 200),
    })),
    { label: "As of", value: new Date(fetchedAt).toISOString().slice(0, 10) },
  ];
}
