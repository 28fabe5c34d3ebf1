import type { Finding, FixKind, FixOffer } from "../findings/finding.ts";
import { type TextEdit, applyEdits, compatible } from "../text/edit.ts";
import { Revision } from "../text/revision.ts";
import type { ConfigDocument } from "../documents/document.ts";
import { readDocument } from "../documents/read-document.ts";
import { scriptLanguage } from "../syntax/language.ts";
import { parseScript } from "../syntax/parse.ts";
import { readPageScript } from "../templates/page-script.ts";
import { intoCode } from "./component-edits.ts";
import type { Judged } from "./judge.ts";
import type { ReportedFix } from "./rule.ts";
import type { AnalysisSession } from "./session.ts";

/** A fix with its edits, valid for exactly the text that it was computed from. */
export interface ComputedFix {
  readonly finding: Finding;
  readonly offer: FixOffer;
  readonly edits: readonly TextEdit[];
}

/** All fixes of the findings of a file that `wanted` names, computed from `text`. Those that would break the file are left out. */
export function computeFixes(
  session: AnalysisSession,
  path: string,
  text: string,
  wanted: (finding: Finding, offer: FixOffer) => boolean,
): ComputedFix[] {
  const analyses = session.analyses(path, text);
  const shown = new Map(
    analyses
      .flatMap(({ result }) => result.findings)
      .map((finding) => [finding.fingerprint, finding]),
  );
  const fixes: ComputedFix[] = [];
  for (const judged of analyses.flatMap((each) => each.judged)) {
    const finding = shown.get(judged.finding.fingerprint);
    // Findings of a text that cannot be read were moved; they offer nothing.
    if (!finding || finding.fixes.length === 0) continue;
    for (const offer of finding.fixes) {
      const edits = wanted(finding, offer)
        ? editsOf(judged, offer, path, text, session)
        : undefined;
      if (edits) fixes.push({ finding, offer, edits });
    }
  }
  return fixes;
}

/** A text after fixes, with the edits of the text before that lead to it: apart from one another, in order. */
interface FixedText {
  readonly text: string;
  readonly edits: readonly TextEdit[];
  readonly applied: number;
}

/** Most rounds of fixing that one text gets: a fix may make room for the next, but not for ever. */
const MAX_ROUNDS = 10;

/**
 * The text after all fixes of the given kinds, applied until nothing is left to do. Overlapping
 * fixes wait for the next round. Only `fix`es run in bulk unless a rule is named.
 */
export function fixAll(
  session: AnalysisSession,
  path: string,
  text: string,
  options: { readonly kinds: readonly FixKind[]; readonly ruleId?: string },
): FixedText {
  const revision = new Revision(text);
  let applied = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const fixes = computeFixes(
      session,
      path,
      revision.text,
      (finding, offer) =>
        options.kinds.includes(offer.kind) &&
        (options.ruleId === undefined || finding.ruleId === options.ruleId),
    );
    const chosen: TextEdit[] = [];
    const handled = new Set<string>();
    let count = 0;
    for (const fix of fixes) {
      // One fix for each finding, and none that reaches into another file: bulk runs have no preview.
      if (handled.has(fix.finding.fingerprint)) continue;
      if (fix.edits.some((edit) => edit.file !== undefined && edit.file !== path)) continue;
      const fresh = fix.edits.filter((edit) => !chosen.some((other) => sameEdit(other, edit)));
      if (!compatible([...chosen, ...fresh])) continue;
      handled.add(fix.finding.fingerprint);
      chosen.push(...fresh);
      count++;
    }
    const before = revision.text;
    if (count === 0 || !revision.apply(chosen) || revision.text === before) break;
    applied += count;
  }
  return { text: revision.text, edits: revision.edits(), applied };
}

/** Two fixes that both add the same import share one edit. */
function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

function editsOf(
  judged: Judged,
  offer: FixOffer,
  path: string,
  text: string,
  session: AnalysisSession,
): readonly TextEdit[] | undefined {
  const fix = judged.report.fixes?.find((each) => each.id === offer.id);
  const given = guarded(judged, fix, path, session);
  const edits = given && inFile(given, judged, path, text);
  if (!edits || edits.length === 0 || !compatible(ownEdits(edits, path))) return undefined;
  const after = applyEdits(text, ownEdits(edits, path));
  const isReadable = after !== undefined && stillReads(path, text, after);
  return isReadable && othersStillRead(edits, path, session) ? edits : undefined;
}

/** The same for the other files that a fix changes or makes. */
function othersStillRead(
  edits: readonly TextEdit[],
  path: string,
  { beside }: AnalysisSession,
): boolean {
  const others = new Set(edits.flatMap(({ file }) => file ?? []));
  others.delete(path);
  return [...others].every((other) => {
    const text = beside.read(other) ?? "";
    const own = edits.filter(({ file }) => file === other);
    const after = applyEdits(text, own);
    return after !== undefined && stillReads(other, text, after);
  });
}

/** What a file with markup takes of the edits of a fix. Its comments are edited by those who know about them. */
function inFile(
  edits: readonly TextEdit[],
  { finding }: Judged,
  path: string,
  text: string,
): readonly TextEdit[] | undefined {
  if (!scriptLanguage(path)?.component || finding.ruleId.startsWith("suppression-")) return edits;
  const parsed = parseScript(path, text);
  const code = parsed.ok ? parsed.source.code : undefined;
  const others = edits.filter((edit) => edit.file !== undefined && edit.file !== path);
  const own = code && intoCode(ownEdits(edits, path), code, text);
  return own && [...own, ...others];
}

/** The edits of a rule that may fail: no other fix is lost with it, and the failure is said. */
function guarded(
  judged: Judged,
  fix: ReportedFix | undefined,
  path: string,
  session: AnalysisSession,
): readonly TextEdit[] | undefined {
  try {
    return fix?.edits(session.beside);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    session.log.warn(`A fix of rule ${judged.finding.ruleId} failed on ${path}: ${message}`);
    return undefined;
  }
}

function ownEdits(edits: readonly TextEdit[], path: string): TextEdit[] {
  return edits.filter((edit) => edit.file === undefined || edit.file === path);
}

/** How many scripts of a page cannot be read. */
function brokenScripts(document: ConfigDocument | undefined): number {
  return (document && readPageScript(document)?.broken) ?? 0;
}

/** A fix never turns a text that can be read into one that cannot. */
function stillReads(path: string, before: string, after: string): boolean {
  if (scriptLanguage(path)) return parseScript(path, after).ok;
  const document = readDocument(path, after);
  const former = readDocument(path, before);
  if (document?.problem !== undefined && former?.problem === undefined) return false;
  return brokenScripts(document) <= brokenScripts(former);
}
