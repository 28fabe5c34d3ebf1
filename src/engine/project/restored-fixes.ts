import type { Semantics } from "../semantics/semantics.ts";
import { checkScript } from "./check-script.ts";
import { Collector } from "./collector.ts";
import type { PlainReport } from "./file-facts.ts";
import type { ReportedFix } from "./rule.ts";
import type { RuleSet } from "./rule-set.ts";
import type { Surroundings } from "./surroundings.ts";

/** Fixes whose reports came from elsewhere: the file is checked here once more, edits and all. */
export class RestoredFixes {
  readonly #meaning: (path: string, text: string) => Semantics | undefined;
  /** The reports with their fixes of the file that was asked about last. */
  #complete?: { readonly path: string; readonly text: string; readonly collector: Collector };

  constructor(meaning: (path: string, text: string) => Semantics | undefined) {
    this.#meaning = meaning;
  }

  of(
    { ruleId, range, report }: PlainReport,
    fixId: string,
    text: string,
    rules: RuleSet,
    around: Surroundings,
  ): ReportedFix | undefined {
    const { path } = around;
    if (this.#complete?.path !== path || this.#complete.text !== text) {
      const collector = new Collector(path);
      const semantics = this.#meaning(path, text);
      if (semantics) checkScript(semantics.source, semantics, rules, around, collector);
      this.#complete = { path, text, collector };
    }
    return this.#complete.collector.reports
      .find(
        (each) =>
          each.rule.id === ruleId &&
          each.report.message === report.message &&
          each.range.start === range.start &&
          each.range.end === range.end,
      )
      ?.report.fixes?.find((each) => each.id === fixId);
  }
}
