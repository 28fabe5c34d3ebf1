import {
  countHealth,
  type DependencyHealth,
  HEALTH_STATES,
  type HealthCount,
  type HealthItem,
  type HealthState,
  totalHealth,
} from "../findings/health.ts";
import { SEVERITIES } from "../findings/severity.ts";
import { counted } from "./words.ts";

export const STATE_TITLES: Readonly<Record<HealthState, string>> = {
  vulnerable: "Vulnerable",
  deprecated: "Deprecated",
  unmaintained: "Unmaintained",
  fresh: "Still in cool-down",
  outdated: "Outdated",
  licence: "Licence not accepted",
  unused: "Possibly unused",
  "not-checked": "Not checked",
};

/** False for projects without dependencies, of which there is nothing to say. */
export function hasDependencies(health: DependencyHealth | undefined): health is DependencyHealth {
  return health !== undefined && totalHealth(health.installed) + health.items.length > 0;
}

/** States in which there is something, the most urgent first. */
export function statesOf(health: DependencyHealth): {
  readonly state: HealthState;
  readonly items: readonly HealthItem[];
  readonly count: HealthCount;
}[] {
  return HEALTH_STATES.flatMap((state) => {
    const items = health.items.filter((item) => item.state === state);
    return items.length === 0 ? [] : [{ state, items, count: countHealth(items) }];
  });
}

/** Such as `3 (1 high): 1 direct and 2 brought by others, 1 of them for development only`, and `2, all direct`. */
export function countWords(count: HealthCount, items: readonly HealthItem[] = []): string {
  const { productionDirect, developmentDirect, developmentTransitive } = count;
  const total = totalHealth(count);
  const direct = productionDirect + developmentDirect;
  const development = developmentDirect + developmentTransitive;
  const brought = total - direct;
  const parts =
    direct === 0 || brought === 0
      ? `, ${total === 1 ? "" : "all "}${brought === 0 ? "direct" : "brought by others"}`
      : `: ${direct.toLocaleString("en-US")} direct and ${brought.toLocaleString("en-US")} brought by others`;
  const aside =
    development === 0
      ? ""
      : development === total
        ? ", for development only"
        : `, ${development.toLocaleString("en-US")} of them for development only`;
  return `${total.toLocaleString("en-US")}${severityWords(items)}${total === 0 ? "" : `${parts}${aside}`}`;
}

/** Such as ` (1 critical, 3 high)`: how bad the worst is that is known of each; empty where nobody says. */
function severityWords(items: readonly HealthItem[]): string {
  const words = SEVERITIES.flatMap((severity) => {
    const { length } = items.filter(({ advisories }) => advisories[0]?.severity === severity);
    return length === 0 ? [] : [`${length.toLocaleString("en-US")} ${severity}`];
  });
  return words.length === 0 ? "" : ` (${words.join(", ")})`;
}

/** Whole sentences on what was asked and when, so that nobody takes silence for health. */
export function coverageWords({ coverage, silenced }: DependencyHealth): string[] {
  const { askable, answered, asOf, compared, advisoriesAsOf, signatures, stale, off } = coverage;
  const direct = counted(askable, "direct package");
  const lines = [
    off === undefined
      ? `Registries answered for ${answered.toLocaleString("en-US")} of ${direct}${at(asOf)}.`
      : `No registry was asked about ${direct}: ${off.replace(/\.$/, "")}.`,
    advisoriesAsOf === undefined
      ? "No version was compared with advisories."
      : `${counted(compared, "installed version")} compared with advisories${at(advisoriesAsOf)}.`,
  ];
  if (signatures) {
    const { asked, fitting } = signatures;
    lines.push(
      `${fitting.toLocaleString("en-US")} of ${counted(asked, "installed version")} with a valid signature of their registry.`,
    );
  }
  if (stale)
    lines.push("Some of these answers are older ones, since they could not be requested again.");
  if (silenced > 0)
    lines.push(`${counted(silenced, "package")} left out by a suppression with a reason.`);
  return lines;
}

function timeWords(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function at(time: number | undefined): string {
  return time === undefined ? "" : `, as of ${timeWords(time)}`;
}
