import {
  countHealth,
  type FolderHealth,
  HEALTH_STATES,
  type HealthCount,
  type HealthState,
  type ShownItem,
  totalHealth,
} from "../protocol/health.ts";
import type { ReportTextKey } from "../protocol/report-texts.ts";
import { el } from "./elements.ts";
import type { Page } from "./page.ts";

/** More packages in one state than this are counted only; all of them are in the exports. */
const LISTED = 200;

const STATE_WORDS: Readonly<Record<HealthState, ReportTextKey>> = {
  vulnerable: "vulnerable",
  deprecated: "deprecated",
  unmaintained: "unmaintained",
  fresh: "fresh",
  outdated: "outdated",
  licence: "licence",
  unused: "unused",
  "not-checked": "unchecked",
};

/** How the dependencies are, direct and brought by others, for production and for development. */
export function dependenciesSection(
  health: FolderHealth | undefined,
  page: Page,
  index: number,
): HTMLElement | undefined {
  if (!health || totalHealth(health.installed) + health.items.length === 0) return undefined;
  const states = HEALTH_STATES.flatMap((state) => {
    const items = health.items.filter((item) => item.state === state);
    return items.length === 0 ? [] : [{ state, items }];
  });
  return el(
    "section",
    { "aria-labelledby": `dependencies-${index}` },
    el("h2", { id: `dependencies-${index}` }, page.t("dependencies")),
    el(
      "table",
      {},
      el("caption", {}, page.t("packagesOnce")),
      el("thead", {}, el("tr", {}, ...HEADS.map((key) => el("th", { scope: "col" }, page.t(key))))),
      el(
        "tbody",
        {},
        row(page.t("installed"), health.installed),
        ...states.map(({ state, items }) => row(page.t(STATE_WORDS[state]), countHealth(items))),
      ),
    ),
    ...coverage(health, page).map((line) => el("p", { class: "meta" }, line)),
    ...states.map(({ state, items }) => list(page.t(STATE_WORDS[state]), items, page)),
  );
}

const HEADS = [
  "state",
  "productionDirect",
  "productionTransitive",
  "developmentDirect",
  "developmentTransitive",
  "all",
] as const;

function row(title: string, count: HealthCount): HTMLElement {
  const cells = [
    count.productionDirect,
    count.productionTransitive,
    count.developmentDirect,
    count.developmentTransitive,
    totalHealth(count),
  ];
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, title),
    ...cells.map((cell) => el("td", {}, cell.toLocaleString())),
  );
}

/** What was asked and when, so that nobody takes silence for health. */
function coverage({ coverage: known, silenced }: FolderHealth, page: Page): string[] {
  const { askable, answered, asOf, compared, advisoriesAsOf, signatures, stale, off } = known;
  return [
    off ??
      (asOf === undefined
        ? page.t("answeredNever", answered, askable)
        : page.t("answered", answered, askable, time(asOf))),
    advisoriesAsOf === undefined
      ? page.t("comparedNever")
      : page.t("compared", compared, time(advisoriesAsOf)),
    ...(signatures ? [page.t("signed", signatures.fitting, signatures.asked)] : []),
    ...(stale ? [page.t("stale")] : []),
    ...(silenced > 0 ? [page.t("setAside", silenced)] : []),
  ];
}

function time(at: number): string {
  return new Date(at).toLocaleString();
}

function list(title: string, items: readonly ShownItem[], page: Page): HTMLElement {
  const more = items.length - LISTED;
  return el(
    "details",
    {},
    el("summary", {}, el("h3", {}, title), el("span", { class: "count" }, String(items.length))),
    el("ul", { class: "findings" }, ...items.slice(0, LISTED).map((each) => item(each, page))),
    more > 0 ? el("p", { class: "note" }, page.t("hidden", more)) : undefined,
  );
}

function item({ name, version, to, text, places, production }: ShownItem, page: Page): HTMLElement {
  const title = version === undefined ? name : `${name} ${version}`;
  return el(
    "li",
    { class: "finding" },
    el("p", {}, el("code", {}, title), to === undefined ? "" : ` → ${to}`, `: ${text}`),
    ...places.map(({ manifest, path, uri, line, column }) =>
      el(
        "p",
        { class: "meta" },
        el(
          "button",
          {
            type: "button",
            class: "place",
            onclick: () => page.send({ type: "open", uri, line, column }),
          },
          `${manifest}:${line + 1}`,
        ),
        path.length > 1 ? ` · ${path.join(" › ")}` : "",
        production ? "" : ` · ${page.t("developmentOnly")}`,
      ),
    ),
  );
}
