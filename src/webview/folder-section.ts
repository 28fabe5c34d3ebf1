import type { FolderReport } from "../protocol/report.ts";
import { dependenciesSection } from "./dependencies-section.ts";
import { el } from "./elements.ts";
import { findingsSection } from "./findings-section.ts";
import type { Page } from "./page.ts";

const LEVELS = ["error", "warning", "information", "hint"] as const;

/** The report of one folder; `heading` is the page's own when there is no other folder. */
export function folderSection(
  report: FolderReport,
  page: Page,
  index: number,
  heading: "h1" | "h2",
): HTMLElement {
  const name = report.only === undefined ? report.name : `${report.name}: ${report.only}`;
  return el(
    "article",
    { "aria-labelledby": `folder-${index}` },
    el(heading, { id: `folder-${index}` }, page.t("of", name)),
    el("p", { class: "meta" }, meta(report, page)),
    report.cancelled ? el("p", { class: "note" }, page.t("cancelled")) : undefined,
    totals(report, page, index),
    platforms(report, page, index),
    dependenciesSection(report.dependencies, page, index),
    findingsSection(report, page, index),
    ...leftOut(report, page),
  );
}

function meta(report: FolderReport, page: Page): string {
  const time = new Date(report.endedAt).toLocaleString();
  const seconds = (report.durationMs / 1000).toFixed(1);
  const { preset, activeRules, files, lines } = report;
  return page.t("meta", time, preset, activeRules, files, lines, seconds);
}

function totals(report: FolderReport, page: Page, index: number): HTMLElement {
  return el(
    "section",
    { "aria-labelledby": `totals-${index}` },
    el("h2", { id: `totals-${index}` }, page.t("totals")),
    el(
      "dl",
      { class: "totals" },
      ...LEVELS.map((level) => card(level, page.t(level), report.levels[level])),
      card("fixable", page.t("fixable"), report.fixable),
    ),
  );
}

/** A card for each platform, with what is known of its version and support. */
function platforms(report: FolderReport, page: Page, index: number): HTMLElement | undefined {
  if (report.platforms.length === 0) return undefined;
  return el(
    "section",
    { "aria-labelledby": `platforms-${index}` },
    el("h2", { id: `platforms-${index}` }, page.t("platforms")),
    ...report.platforms.map(({ name, roles, folder, version, support, status }) =>
      el(
        "div",
        { class: `platform ${status}` },
        el("h3", {}, name),
        el("p", {}, page.t("platform", roles.join(", "), folder, version)),
        el("p", { class: "meta" }, support),
      ),
    ),
  );
}

function card(kind: string, title: string, value: number): HTMLElement {
  return el("div", { class: `card ${kind}` }, el("dt", {}, title), el("dd", {}, String(value)));
}

/** What the figures do not hold: suppressed, lowered, skipped, not checked. */
function leftOut(report: FolderReport, page: Page): HTMLElement[] {
  return [
    listed(
      page.t("silenced"),
      report.silenced.map(({ ruleId, findings, reason, until }) =>
        page.t(
          "silencedItem",
          ruleId,
          findings,
          until === undefined ? reason : `${reason} (${until})`,
        ),
      ),
    ),
    listed(
      page.t("lowered"),
      report.lowered.map(({ reason, findings }) => `${reason}: ${findings}`),
    ),
    listed(
      page.t("skipped"),
      report.skipped.map(({ reason, files, folders }) =>
        page.t("skippedItem", reason, files, folders),
      ),
    ),
    listed(
      page.t("notChecked"),
      report.notChecked.map(({ reason, what }) => `${what.join(", ")}: ${reason}`),
    ),
  ].filter((section) => section !== undefined);
}

function listed(title: string, items: readonly string[]): HTMLElement | undefined {
  if (items.length === 0) return undefined;
  return el(
    "section",
    {},
    el("h2", {}, title),
    el("ul", {}, ...items.map((text) => el("li", {}, text))),
  );
}
