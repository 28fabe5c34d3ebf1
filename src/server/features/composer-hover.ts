import * as l10n from "@vscode/l10n";
import {
  type ComposerHole,
  composerHoles,
  type ComposerView,
  describeComposer,
  ignoredComposerHoles,
  isPlatformPackage,
} from "../../engine/api.ts";
import { escapeMarkdown } from "../convert/markdown.ts";
import type { OpenDocument } from "../workspace/document.ts";
import { advisoryLines } from "./advisory-lines.ts";
import { factLine, holds, type HoverPart } from "./hover-part.ts";
import { sitesLine } from "./place-links.ts";

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
    ...advisoriesOf(view, entry.name),
    useLine(view, entry.name, (file) => project.uriOf(file)),
  ];
  return [{ range: entry.valueRange, text: parts.filter((part) => part !== "").join("\n\n") }];
}

/** Where the project's own PHP uses it, as far as namespaces tell. */
function useLine(
  { lock, usesOf }: ComposerView,
  name: string,
  uriOf: (path: string) => string,
): string {
  const locked = lock?.packages.get(name);
  const uses = locked && usesOf(locked);
  return uses?.known ? sitesLine(l10n.t("Used by"), uses.sites, uriOf) : "";
}

function advisoriesOf(view: ComposerView, name: string): string[] {
  const { answers, facts, lock } = view;
  if (!answers || !lock) return [];
  const { advisories } = answers;
  const known = advisories.ok ? advisories.advisories : new Map();
  const ofLine = (holes: Iterable<ComposerHole>) =>
    [...holes]
      .filter(({ entry }) => entry.name === name)
      .map(({ package: { name: vulnerable, version }, path, advisories: list }) => ({
        name: vulnerable,
        version,
        path,
        advisories: list,
      }));
  const holes = [...composerHoles(facts, lock, known).values()].flat();
  return advisoryLines(advisories, ofLine(holes), ofLine(ignoredComposerHoles(view)));
}
