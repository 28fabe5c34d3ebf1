import type { HealthItem, HealthPlace } from "../findings/health.ts";
import { SEVERITIES } from "../findings/severity.ts";

/** Items of several manifests: a package in one state is one item with several places. */
export class HealthItems {
  readonly #items = new Map<string, Gathered>();
  readonly #silenced = new Map<string, Gathered>();

  add(item: HealthItem, isSilenced: boolean): void {
    const { state, name, version = "" } = item;
    // What is not checked differs by its reason.
    const more = state === "not-checked" ? item.text : "";
    const key = [state, name, version, more].join("\n");
    const list = isSilenced ? this.#silenced : this.#items;
    const known = list.get(key);
    if (known) merge(known, item);
    else list.set(key, { ...item, places: [...item.places] });
  }

  /** Those that no suppression sets aside everywhere: production first, then by the worst hole, then direct ones, then by name. */
  all(): HealthItem[] {
    return [...this.#items.values()].toSorted(
      (a, b) =>
        Number(b.production) - Number(a.production) ||
        severityOf(a) - severityOf(b) ||
        Number(b.direct) - Number(a.direct) ||
        (a.name < b.name ? -1 : Number(a.name > b.name)),
    );
  }

  /** How many are set aside wherever they are. */
  get silenced(): number {
    return [...this.#silenced.keys()].filter((key) => !this.#items.has(key)).length;
  }
}

/** What has no hole comes last, all alike. */
function severityOf({ advisories }: HealthItem): number {
  const at = SEVERITIES.findIndex((each) => each === advisories[0]?.severity);
  return at === -1 ? SEVERITIES.length : at;
}

/** An item while places are added to it. */
interface Gathered extends HealthItem {
  direct: boolean;
  production: boolean;
  readonly places: HealthPlace[];
}

function merge(known: Gathered, item: HealthItem): void {
  known.direct ||= item.direct;
  known.production ||= item.production;
  known.places.push(...item.places);
}
