import type { FolderReport, ReportFinding } from "../protocol/report.ts";
import { el } from "./elements.ts";
import { filtered, type Group, groupsOf } from "./groups.ts";
import type { Grouping, Page } from "./page.ts";

/** How a single finding's level is called. */
const LEVEL_WORDS = {
  error: "oneError",
  warning: "oneWarning",
  information: "oneInformation",
  hint: "oneHint",
} as const;

const GROUPINGS: readonly (readonly [Grouping, "byTip" | "byRule" | "byFolder"])[] = [
  ["tip", "byTip"],
  ["rule", "byRule"],
  ["folder", "byFolder"],
];

/** Tabs, a filter and the findings; `index` tells the folders of one page apart. */
export function findingsSection(report: FolderReport, page: Page, index: number): HTMLElement {
  const list = el("div", {
    id: `findings-${index}`,
    role: "tabpanel",
    "aria-labelledby": `tab-${index}-${page.state.grouping}`,
    tabindex: "0",
  });
  list.append(...listOf(report, page));
  return el(
    "section",
    { "aria-labelledby": `findings-title-${index}` },
    el("h2", { id: `findings-title-${index}` }, page.t("findings")),
    el("div", { class: "bar" }, tabs(page, index), filterBox(page, index)),
    el(
      "p",
      { class: "meta", role: "status" },
      page.t(
        "shown",
        filtered(report.findings, page.state.filter).length,
        report.findings.length + report.hidden,
      ),
    ),
    list,
  );
}

function tabs(page: Page, index: number): HTMLElement {
  const list = el("div", { role: "tablist", "aria-label": page.t("groupBy"), class: "tabs" });
  for (const [grouping, key] of GROUPINGS) {
    const chosen = page.state.grouping === grouping;
    list.append(
      el(
        "button",
        {
          role: "tab",
          id: `tab-${index}-${grouping}`,
          type: "button",
          "aria-selected": String(chosen),
          "aria-controls": `findings-${index}`,
          // One stop for the whole list: arrow keys move inside it.
          tabindex: chosen ? "0" : "-1",
          onclick: () => choose(page, index, grouping),
        },
        page.t(key),
      ),
    );
  }
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = GROUPINGS.findIndex(([grouping]) => grouping === page.state.grouping);
    const next = GROUPINGS[(at + step + GROUPINGS.length) % GROUPINGS.length];
    if (next) choose(page, index, next[0]);
  });
  return list;
}

/** The page is drawn anew, so the focus is put back where it was. */
function choose(page: Page, index: number, grouping: Grouping): void {
  page.update({ grouping });
  document.querySelector<HTMLElement>(`#tab-${index}-${grouping}`)?.focus();
}

function filterBox(page: Page, index: number): HTMLElement {
  const input = el("input", {
    type: "search",
    id: `filter-${index}`,
    "aria-label": page.t("filter"),
    placeholder: page.t("filter"),
    value: page.state.filter,
  });
  input.addEventListener("input", () => {
    const { selectionStart } = input;
    page.update({ filter: input.value });
    // The page was drawn anew; whoever types must not notice.
    const fresh = document.querySelector<HTMLInputElement>(`#filter-${index}`);
    fresh?.focus();
    fresh?.setSelectionRange(selectionStart, selectionStart);
  });
  return input;
}

function listOf(report: FolderReport, page: Page): HTMLElement[] {
  const groups = groupsOf(report, page);
  const isFiltered = page.state.filter.trim() !== "";
  const shown = groups.filter(
    (group) => group.findings.length > 0 || (!isFiltered && page.state.grouping === "tip"),
  );
  const parts = shown.map((group) => groupElement(group, page));
  if (parts.length === 0) parts.push(el("p", {}, page.t("none")));
  if (report.hidden > 0) parts.push(el("p", { class: "note" }, page.t("hidden", report.hidden)));
  return parts;
}

function groupElement(group: Group, page: Page): HTMLElement {
  const { findings } = group;
  const details = el(
    "details",
    {},
    el(
      "summary",
      {},
      el("h3", {}, group.heading),
      el("span", { class: "count" }, String(findings.length)),
    ),
    group.note === undefined ? undefined : el("p", { class: "meta" }, group.note),
    findings.length === 0
      ? el("p", { class: "meta" }, page.t("noneHere"))
      : el("ul", { class: "findings" }, ...findings.map((finding) => item(finding, page))),
  );
  details.open = findings.length > 0;
  return details;
}

function item(finding: ReportFinding, page: Page): HTMLElement {
  const { uri, line, column, ruleId } = finding;
  return el(
    "li",
    { class: `finding ${finding.level}` },
    el(
      "button",
      {
        type: "button",
        class: "place",
        onclick: () => page.send({ type: "open", uri, line, column }),
      },
      `${finding.file}:${line + 1}:${column + 1}`,
    ),
    el(
      "p",
      {},
      el("span", { class: "level" }, page.t(LEVEL_WORDS[finding.level])),
      ` ${finding.message}`,
    ),
    el("p", { class: "help" }, ...withCode(finding.help)),
    el(
      "p",
      { class: "meta" },
      el(
        "button",
        { type: "button", class: "link", onclick: () => page.send({ type: "rule", ruleId }) },
        `${page.t("rule")}: ${ruleId}`,
      ),
      finding.fixes > 0 ? ` · ${page.t("fix")}` : "",
    ),
  );
}

/** Text in which `names` of code stand in backticks. */
function withCode(text: string): (HTMLElement | string)[] {
  return text.split("`").map((part, at) => (at % 2 === 1 ? el("code", {}, part) : part));
}
