import { openQuestions } from "../deps/assess.ts";
import type { FactRequest } from "../deps/registry-requests.ts";
import type { LookupResult } from "../deps/types.ts";
import { assessOptions } from "./assess-options.ts";
import { licenseGap } from "./license-gap.ts";
import type { ManifestView } from "./manifest-view.ts";
import type { NotCheckedItem } from "./not-checked.ts";
import { shortfall } from "./shortfall.ts";

export interface Asked {
  readonly requests: readonly FactRequest[];
  readonly answers: ReadonlyMap<string, LookupResult> | undefined;
  readonly view: ManifestView | undefined;
}

/** The dependencies of a manifest that no registry answered for in full, or all that would be asked for when look-ups are off. */
export function unanswered(
  file: string,
  { requests, answers, view }: Asked,
  now: Date,
  off: string | undefined,
): NotCheckedItem[] {
  const items: NotCheckedItem[] = [];
  for (const { name, aside } of requests) {
    if (aside) continue;
    const lookup = answers?.get(name);
    const reason = lookup ? shortfall(lookup) : off;
    if (reason !== undefined) items.push({ what: name, reason, file });
  }
  const open = view
    ? openQuestions(view.facts, view.dependencies, assessOptions(view, [], now))
    : [];
  for (const { name, text } of open) items.push({ what: name, reason: text, file });
  if (view) items.push(...licenseGap(file, view));
  return items;
}
