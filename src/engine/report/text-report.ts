import type { Finding } from "../findings/finding.ts";
import type { Level } from "../findings/level.ts";
import type { DetectedPlatform } from "../platforms/platform.ts";
import type { ReportInput, ReportNotChecked } from "./model.ts";
import { supportWords, versionWords } from "./platform-words.ts";
import {
  countWords,
  coverageWords,
  hasDependencies,
  STATE_TITLES,
  statesOf,
} from "./dependency-words.ts";
import { Places } from "./places.ts";
import { type Summary, summarise } from "./summary.ts";
import { counted, durationWords, levelWords, skippedWords, visible } from "./words.ts";

export type TextStyle = "bold" | "dim" | "underline" | "red" | "yellow" | "cyan" | "green";

export interface TextOptions {
  /** Colours a text, or returns it as it is. */
  readonly paint: (style: TextStyle, text: string) => string;
  /** Findings only. */
  readonly quiet?: boolean;
  /** What findings rest on, such as the way to a package and who imports it. */
  readonly facts?: boolean;
}

/** Enough names to know what is meant; all of them are in the other formats. */
const NAMES_SHOWN = 5;

const LEVEL_STYLES: Readonly<Record<Level, TextStyle>> = {
  error: "red",
  warning: "yellow",
  information: "cyan",
  hint: "dim",
};

/** The audit as text for a terminal: findings by file as a linter shows them, then the totals. Ends with a line break. */
export function toText(input: ReportInput, options: TextOptions): string {
  const places = new Places(input.read);
  const lines: string[] = [];
  for (const { path, findings } of input.audit.results) {
    if (findings.length === 0) continue;
    lines.push(options.paint("underline", visible(path)));
    for (const finding of findings) lines.push(...findingLines(finding, places, options));
    lines.push("");
  }
  if (options.quiet !== true) lines.push(...totals(input, summarise(input), options));
  return lines.length === 0 ? "" : `${lines.join("\n").trimEnd()}\n`;
}

function findingLines(
  finding: Finding,
  places: Places,
  { paint, facts }: TextOptions,
): readonly string[] {
  const { start } = places.of(finding.file, finding.range);
  const place = `${start.line}:${start.column}`.padEnd(8);
  const level = paint(LEVEL_STYLES[finding.level], finding.level.padEnd(11));
  const indent = " ".repeat(10);
  const lowered =
    finding.loweredBy === undefined
      ? ""
      : paint("dim", ` (lowered: ${visible(finding.loweredBy)})`);
  const lines = [
    `  ${place}${level}  ${visible(finding.message)}  ${paint("dim", finding.ruleId)}${lowered}`,
    `${indent}${visible(finding.help)}`,
  ];
  for (const step of finding.steps) {
    const at = places.of(step.file, step.range).start;
    lines.push(
      paint(
        "dim",
        `${indent}${visible(step.file)}:${at.line}:${at.column}  ${visible(step.message)}`,
      ),
    );
  }
  for (const { label, value } of facts === true ? finding.facts : []) {
    lines.push(paint("dim", `${indent}${visible(label)}: ${visible(value)}`));
  }
  if (finding.fixes.length > 0) {
    const titles = finding.fixes.map((fix) => `${visible(fix.title)} (${fix.kind})`);
    lines.push(`${indent}${paint("green", "Fix:")} ${titles.join(" · ")}`);
  }
  return lines;
}

function totals(input: ReportInput, summary: Summary, { paint }: TextOptions): string[] {
  const worst = (["error", "warning", "information", "hint"] as const).find(
    (level) => summary.levels[level] > 0,
  );
  const lines = [
    paint("bold", `${visible(input.root)}: `) +
      paint(worst ? LEVEL_STYLES[worst] : "green", levelWords(summary.levels)),
  ];
  if (summary.cancelled) {
    lines.push(paint("yellow", "The audit was stopped: this is what it found until then."));
  }
  const speed = `${counted(summary.lines, "line")} in ${durationWords(summary.durationMs)}`;
  lines.push(
    `Analysed ${counted(summary.files, "file")}, ${speed}, with ${counted(summary.activeRules, "rule")} (preset ${input.preset}).`,
  );
  lines.push(...input.audit.platforms.flatMap((platform) => platformLines(platform, paint)));
  lines.push(...dependencyLines(input));
  if (summary.findings > 0) {
    lines.push(`${counted(summary.fixable, "finding")} of ${summary.findings} with a fix.`);
  }
  for (const { ruleId, title, levels } of summary.rules) {
    lines.push(`  ${ruleId}: ${levelWords(levels)}  ${paint("dim", visible(title))}`);
  }
  lines.push(...leftOut(summary), ...unchecked(summary, paint));
  return lines;
}

/** What a folder is made for, and how that stands. */
function platformLines(platform: DetectedPlatform, paint: TextOptions["paint"]): string[] {
  const { name, roles, folder, status } = platform;
  const place = folder === "" ? "" : ` in ${visible(folder)}`;
  const head = `Platform: ${paint("bold", name)}, ${roles.join(" and ")}${place}, ${visible(versionWords(platform))}.`;
  const support = supportWords(platform);
  const style = status === "ended" || status === "behind" ? "yellow" : "dim";
  return [head, ...(support === "" ? [] : [`  ${paint(style, support)}`])];
}

/** Packages by state, and how far the knowledge reaches. */
function dependencyLines({ audit: { dependencies } }: ReportInput): string[] {
  if (!hasDependencies(dependencies)) return [];
  return [
    `Dependencies: ${countWords(dependencies.installed)}.`,
    ...statesOf(dependencies).map(
      ({ state, items, count }) =>
        // What was not asked may be a whole scope, or all advisories: its kind says nothing.
        `  ${STATE_TITLES[state]}: ${state === "not-checked" ? items.length.toLocaleString("en-US") : countWords(count, items)}`,
    ),
    ...coverageWords(dependencies).map((line) => `  ${visible(line)}`),
  ];
}

/** What did not count, and why: silence explains itself. */
function leftOut(summary: Summary): string[] {
  const lines: string[] = [];
  for (const { reason, findings } of summary.lowered) {
    lines.push(`Lowered: ${counted(findings, "finding")} in ${visible(reason)}.`);
  }
  for (const { ruleId, findings, reason, until, by } of summary.silenced) {
    const end = until === undefined ? "" : ` until ${until}`;
    const place = by === "comment" ? "by a comment" : "in the configuration";
    const words = `${counted(findings, "finding")} of ${ruleId} ${place}${end}`;
    lines.push(`Silenced: ${words}: ${visible(reason)}`);
  }
  for (const { reason, files } of summary.muted) {
    lines.push(`Muted: ${counted(files, "file")}: ${visible(reason)}.`);
  }
  for (const skipped of summary.skipped) {
    lines.push(`Skipped: ${skippedWords(skipped)}: ${visible(skipped.reason)}.`);
  }
  if (summary.otherFiles > 0) {
    lines.push(`No rules: ${counted(summary.otherFiles, "file")} of other kinds.`);
  }
  return lines;
}

function nameOf({ what, file, rule }: ReportNotChecked): string {
  return rule !== undefined && file !== undefined ? `${what} in ${file}` : what;
}

function unchecked(summary: Summary, paint: TextOptions["paint"]): string[] {
  return summary.notChecked.map(({ reason, items }) => {
    const names = [...new Set(items.map(nameOf))];
    const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : "";
    const list = names.slice(0, NAMES_SHOWN).map(visible).join(", ");
    return `${paint("yellow", "Not checked:")} ${list}${more}: ${visible(reason)}`;
  });
}
