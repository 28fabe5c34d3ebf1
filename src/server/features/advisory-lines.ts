import * as l10n from "@vscode/l10n";
import type { Advisory, AdvisoryResult } from "../../engine/api.ts";
import { escapeMarkdown, webLink } from "../convert/markdown.ts";

/** A vulnerable package that a line brings, or is. */
interface HoleOfLine {
  readonly name: string;
  readonly version: string;
  readonly path: readonly string[];
  readonly advisories: readonly Advisory[];
}

const MOST_HOLES = 6;
const MOST_OF_ONE = 3;

/**
 * What a hover says of the advisories about a line's package and about those that it brings, as
 * Markdown. What the team ignores is known all the same; who was not asked is said.
 */
export function advisoryLines(
  answer: AdvisoryResult | undefined,
  holes: readonly HoleOfLine[],
  ignored: readonly Pick<HoleOfLine, "advisories">[],
): string[] {
  if (!answer) return [];
  const title = l10n.t("Advisories");
  if (!answer.ok) return [`${title}: ${escapeMarkdown(l10n.t("not checked: {0}", answer.text))}`];
  const aside = ignoredWords(ignored);
  if (holes.length === 0) return [`${title}: ${aside ?? l10n.t("none known")}`];
  const lines = holes.slice(0, MOST_HOLES).flatMap(linesOf);
  const more = holes.length - MOST_HOLES;
  if (more > 0) lines.push(`- ${l10n.t("{0} more vulnerable packages", more)}`);
  if (aside !== undefined) lines.push(`- ${aside}`);
  return [`${title}:\n\n${lines.join("\n")}`];
}

function linesOf({ name, version, path, advisories }: HoleOfLine): string[] {
  const way = path.length > 1 ? ` (${path.join(" › ")})` : "";
  return advisories.slice(0, MOST_OF_ONE).map(({ title, severity, id, url }) => {
    const words = `${name} ${version}${way}: ${title.slice(0, 200)} (${severity})`;
    return `- ${escapeMarkdown(words)} ${webLink(id, url)}`;
  });
}

function ignoredWords(holes: readonly Pick<HoleOfLine, "advisories">[]): string | undefined {
  const ids = new Set(holes.flatMap(({ advisories }) => advisories.map(({ id }) => id)));
  if (ids.size === 0) return undefined;
  const shown = [...ids].slice(0, MOST_HOLES).join(", ");
  return escapeMarkdown(l10n.t("ignored in storewarden.config.json: {0}", shown));
}
