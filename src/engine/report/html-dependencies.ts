import type { DependencyHealth, HealthCount, HealthItem } from "../findings/health.ts";
import { totalHealth } from "../findings/health.ts";
import { coverageWords, hasDependencies, STATE_TITLES, statesOf } from "./dependency-words.ts";
import { type Html, html } from "./html.ts";
import { type Column, table } from "./html-table.ts";

/** More packages in one state than this are counted only; all of them are in the JSON export. */
const LISTED = 200;
const COLUMNS: readonly Column[] = [
  "State",
  { figures: "Production, direct" },
  { figures: "Production, brought by others" },
  { figures: "Development, direct" },
  { figures: "Development, brought by others" },
  { figures: "All" },
];

/** How the dependencies are, direct and brought by others, for production and for development. */
export function dependenciesSection(health: DependencyHealth | undefined): Html {
  if (!hasDependencies(health)) return html``;
  const states = statesOf(health);
  const rows = [
    row("Installed", health.installed),
    ...states.map(({ state, count }) => row(STATE_TITLES[state], count)),
  ];
  return html`<section aria-labelledby="dependencies">
    <h2 id="dependencies">Dependencies</h2>
    ${table(COLUMNS, rows, "Packages, each version once.")}
    ${coverageWords(health).map((line) => html`<p class="meta">${line}</p>`)}
    ${states.map(({ state, items }) => list(STATE_TITLES[state], items))}
  </section>`;
}

function row(title: string, count: HealthCount): Html {
  const { productionDirect, productionTransitive, developmentDirect, developmentTransitive } =
    count;
  const cells = [
    productionDirect,
    productionTransitive,
    developmentDirect,
    developmentTransitive,
    totalHealth(count),
  ];
  return html`<tr>
    <th scope="row">${title}</th>
    ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
  </tr> `;
}

function list(title: string, items: readonly HealthItem[]): Html {
  const more = items.length - LISTED;
  return html`<h3>${title}</h3>
    <ul>
      ${items.slice(0, LISTED).map(itemOf)}
    </ul>
    ${more > 0 ? html`<p class="meta">${more} more are in the JSON export.</p>` : ""}`;
}

function itemOf({ name, version, to, text, places, production }: HealthItem): Html {
  const title = version === undefined ? name : `${name} ${version}`;
  const [place] = places;
  const way = place && place.path.length > 1 ? ` (${place.path.join(" › ")})` : "";
  const files = [...new Set(places.map(({ manifest }) => manifest))].join(", ");
  return html`<li>
    <code>${title}</code>${to === undefined ? "" : html` → <code>${to}</code>`}: ${text}
    <span class="meta">${files}${way}${production ? "" : ", development only"}</span>
  </li> `;
}
