import * as l10n from "@vscode/l10n";
import {
  type ComposerHole,
  composerHoles,
  type ComposerView,
  describeComposer,
  ignoredComposerHoles,
  isPlatformPackage,
} from "../../engine/api.ts";
import { escapeMarkdown, webLink } from "../convert/markdown.ts";
import type { OpenDocument } from "../workspace/document.ts";
import { factLine, holds, type HoverPart } from "./hover-part.ts";

const MOST_HOLES = 6;

/** What is known of the package of Composer under the mouse. Nobody is asked for it: what was told when the file was opened counts. */
export function composerParts(
  { project, path, text }: OpenDocument,
  offset: number,
  off: string | undefined,
): HoverPart[] {
  const view = project.session.composers.view(path, text.getText());
  const entry = view?.facts.entries.find(
    ({ keyRange, valueRange }) => holds(keyRange, offset) || holds(valueRange, offset),
  );
  if (!view || !entry || isPlatformPackage(entry.name)) return [];
  const locked = view.lock?.packages.get(entry.name);
  const told = view.answers?.told.get(entry.name);
  const rows = describeComposer(entry, locked, told).map(factLine);
  if (!told) {
    const why = off ?? l10n.t("no source that knows it was asked");
    rows.push(factLine({ label: l10n.t("Not checked"), value: why }));
  }
  const parts = [
    `**${escapeMarkdown(entry.name)}**`,
    rows.join("  \n"),
    ...advisoryLines(view, entry.name),
  ];
  return [{ range: entry.valueRange, text: parts.filter((part) => part !== "").join("\n\n") }];
}

/** The advisories about the line's package and about those that it brings. */
function advisoryLines(view: ComposerView, name: string): string[] {
  const { answers, facts, lock } = view;
  if (!answers || !lock) return [];
  const { advisories } = answers;
  if (!advisories.ok) {
    return [
      `${l10n.t("Advisories")}: ${escapeMarkdown(l10n.t("not checked: {0}", advisories.text))}`,
    ];
  }
  const isOwn = ({ entry }: ComposerHole): boolean => entry.name === name;
  const holes = [...composerHoles(facts, lock, advisories.advisories).values()]
    .flat()
    .filter(isOwn);
  const ignored = ignoredComposerHoles(view).filter(isOwn);
  const ids = [...new Set(ignored.flatMap((hole) => hole.advisories.map(({ id }) => id)))];
  const lines = holes
    .slice(0, MOST_HOLES)
    .flatMap(({ package: { name: vulnerable, version }, path, advisories: list }) => {
      const way = path.length > 1 ? ` (${path.join(" › ")})` : "";
      return list.slice(0, 3).map(({ title, severity, id, url }) => {
        const words = `${vulnerable} ${version}${way}: ${title.slice(0, 200)} (${severity})`;
        return `- ${escapeMarkdown(words)} ${webLink(id, url)}`;
      });
    });
  const more = holes.length - MOST_HOLES;
  if (more > 0) lines.push(`- ${l10n.t("{0} more vulnerable packages", more)}`);
  if (ids.length > 0) {
    const shown = ids.slice(0, MOST_HOLES).join(", ");
    lines.push(`- ${escapeMarkdown(l10n.t("ignored in storewarden.config.json: {0}", shown))}`);
  }
  if (lines.length === 0) return [`${l10n.t("Advisories")}: ${l10n.t("none known")}`];
  return [`${l10n.t("Advisories")}:\n\n${lines.join("\n")}`];
}
