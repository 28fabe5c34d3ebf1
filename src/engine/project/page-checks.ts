import type { ConfigDocument } from "../documents/document.ts";
import { FileSemantics } from "../semantics/file-semantics.ts";
import { type PageScript, readPageScript } from "../templates/page-script.ts";
import { mayWriteRaw } from "../templates/read-template-code.ts";
import type { Range } from "../text/range.ts";
import { checkFlows } from "./check-file.ts";
import { checkScript } from "./check-script.ts";
import { Collector, type RawReport } from "./collector.ts";
import type { FlowAnalysis } from "./flow-analysis.ts";
import { type Readable, readableDocument, readableScript } from "./readable.ts";
import type { RuleSet } from "./rule-set.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a page reads it is given: it knows no other file. */
export const NO_MODULES = { open: () => undefined, mayExport: () => false, declares: () => false };

/** Runs the checks of scripts on those of a page, and follows data through them and into what its template writes. */
export function checkPage(
  document: ConfigDocument,
  flows: () => FlowAnalysis,
  rules: RuleSet,
  around: Surroundings,
  collector: Collector,
): Readable {
  const { path, text, holes } = document;
  const page = readPageScript(document);
  const found = new Collector(path);
  const semantics = page && new FileSemantics(page.source, NO_MODULES);
  if (page && semantics) checkScript(page.source, semantics, rules, around, found);
  if (rules.followData && (page || mayWriteRaw(path, text)))
    checkFlows(flows(), text, () => semantics, rules, { ...around, holes }, found);
  for (const raw of found.reports) collector.reports.push(withFitting(raw, page, around));
  for (const { ruleId, message } of found.crashes) collector.giveUp(ruleId, message);
  collector.timed ||= found.timed;
  return page ? together(document, page) : readableDocument(document);
}

/** Fixes of scripts stay where the code is: a page has no place of its own for imports and helpers. */
function withFitting(
  raw: RawReport,
  page: PageScript | undefined,
  { beside }: Surroundings,
): RawReport {
  const { fixes } = raw.report;
  if (!fixes || !page || !isWithin(raw.range, page.ranges)) return raw;
  const fitting = fixes.filter(({ edits }) => {
    const own = edits(beside);
    return own?.every((edit) => edit.file === undefined && isWithin(edit, page.ranges));
  });
  return { ...raw, report: { ...raw.report, fixes: fitting } };
}

function isWithin({ start, end }: Range, ranges: readonly Range[]): boolean {
  return ranges.some((each) => each.start <= start && end <= each.end);
}

/** Comments and values of the page and of its scripts. */
function together(document: ConfigDocument, { source }: PageScript): Readable {
  const page = readableDocument(document);
  const script = readableScript(source);
  return {
    ...page,
    comments: [...page.comments, ...script.comments].toSorted(
      (a, b) => a.range.start - b.range.start,
    ),
    literals: () => [...page.literals(), ...script.literals()],
  };
}
