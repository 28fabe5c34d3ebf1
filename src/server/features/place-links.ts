import * as l10n from "@vscode/l10n";
import type { ImportSite } from "../../engine/api.ts";
import { escapeMarkdown } from "../convert/markdown.ts";

const MOST_SITES = 3;

/** A link to a line of a file, in Markdown. */
export function placeLink(file: string, line: number, uri: string): string {
  const target = uri.replace(/[()]/g, encodeURIComponent);
  return `[${escapeMarkdown(`${file}:${line}`)}](${target}#L${line})`;
}

/** Where a package is used, behind a title; empty where it is nowhere. */
export function sitesLine(
  title: string,
  sites: readonly ImportSite[],
  uriOf: (path: string) => string,
): string {
  if (sites.length === 0) return "";
  const links = sites
    .slice(0, MOST_SITES)
    .map(({ file, line }) => placeLink(file, line, uriOf(file)));
  const more = sites.length - MOST_SITES;
  const rest = more > 0 ? ` ${l10n.t("and {0} more files", more)}` : "";
  return `${title}: ${links.join(", ")}${rest}`;
}
