import { describe, expect, it } from "vitest";
import {
  type AdvisoryResult,
  type ComposerAnswers,
  type FileResult,
  type Finding,
  type Level,
  type LookupResult,
  type Rule,
  type TextEdit,
  applyEdits,
  computeFixes,
  fixAll,
} from "../../src/engine/api.ts";
import { rules as allRules } from "../../src/generated/rules.ts";
import { MemoryStore } from "./memory-store.ts";

/** A text that must stay silent. */
export interface ValidCase {
  /** Why somebody could think that it is a finding. */
  readonly name: string;
  readonly code: string;
  /** Default `src/store.ts`. */
  readonly path?: string;
  /** Further files of the store by path: package.json, imported modules and the like. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the registry answers about the packages that a package.json names. */
  readonly lookups?: ReadonlyMap<string, LookupResult>;
  /** What it answers about all that is installed. */
  readonly advisories?: AdvisoryResult;
  /** What sources that were switched on say of the packages of a composer.json. */
  readonly composer?: ComposerAnswers;
}

interface ExpectedFinding {
  /** The source text that the finding underlines. */
  readonly at: string;
  readonly level?: Level;
  /** A part of the message. */
  readonly message?: string;
  /** A part of what to do. */
  readonly help?: string;
  /** The ids of the fixes offered, in order. */
  readonly fixes?: readonly string[];
}

/** A text with findings, in source order. */
export interface InvalidCase extends ValidCase {
  readonly findings: readonly ExpectedFinding[];
  /** The whole text after a fix of the first finding that offers it, by fix id. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** What another file is after a fix, by fix id and path. */
  readonly fixedFiles?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * How many findings a fix leaves where that is not one fewer: an update to less than the newest
   * version lessens its finding, one of several packages together removes all of theirs.
   */
  readonly leaves?: Readonly<Record<string, number>>;
}

const DEFAULT_PATH = "src/store.ts";

/**
 * Runs a rule over valid and invalid texts. Every fix that any finding offers is applied and
 * proved: the text still reads, the finding is gone, no rule says anything new, and applying the
 * bulk fixes twice changes nothing the second time.
 */
export function testRule(
  rule: Rule,
  cases: { readonly valid: readonly ValidCase[]; readonly invalid: readonly InvalidCase[] },
): void {
  describe(rule.id, () => {
    it("has at least five near misses and three hits", () => {
      expect(cases.valid.length).toBeGreaterThanOrEqual(5);
      expect(cases.invalid.length).toBeGreaterThanOrEqual(3);
    });
    describe("stays silent", () => {
      it.each(cases.valid.map((each) => [each.name, each] as const))("%s", (_name, each) => {
        const { findings, crashes } = analyse([askedEverywhere(rule)], each, each.code);
        expect(crashes).toEqual([]);
        expect(findings.map((finding) => underlined(each.code, finding))).toEqual([]);
      });
    });
    testFindings(rule, cases.invalid);
  });
}

/** The rule without its list of words: what it misses for want of one must not look like a near miss. */
function askedEverywhere(rule: Rule): Rule {
  const { mentions: _, ...rest } = rule;
  return rest;
}

/** The same for texts with findings alone: fixes of a rule that take more cases than one file holds. */
export function testFindings(rule: Rule, cases: readonly InvalidCase[]): void {
  describe(`${rule.id} reports`, () => {
    it.each(cases.map((each) => [each.name, each] as const))("%s", (_name, each) => {
      const { findings, crashes } = analyse([rule], each, each.code);
      expect(crashes).toEqual([]);
      expect(findings.map((finding) => underlined(each.code, finding))).toEqual(
        each.findings.map((expected) => expected.at),
      );
      for (const [i, expected] of each.findings.entries()) {
        const finding = findings[i];
        if (!finding) continue;
        expect(finding.message.length).toBeLessThanOrEqual(120);
        expect(finding.message + finding.help).not.toMatch(/\{\{/);
        if (expected.level) expect(finding.level).toBe(expected.level);
        if (expected.message) expect(finding.message).toContain(expected.message);
        if (expected.help) expect(finding.help).toContain(expected.help);
        if (expected.fixes) expect(finding.fixes.map((fix) => fix.id)).toEqual(expected.fixes);
      }
      proveFixes(rule, each, findings);
    });
  });
}

function proveFixes(rule: Rule, each: InvalidCase, findings: readonly Finding[]): void {
  const path = each.path ?? DEFAULT_PATH;
  const { session } = lookedAt([rule], each, each.code);
  const before = countByRule(analyse(allRules, each, each.code).findings);
  const unmatched = new Set(Object.keys(each.fixed ?? {}));
  for (const finding of findings) {
    for (const offer of finding.fixes) {
      const [fix] = computeFixes(
        session,
        path,
        each.code,
        (one, other) => one.fingerprint === finding.fingerprint && other.id === offer.id,
      );
      expect(
        fix,
        `${offer.id} must give edits at '${underlined(each.code, finding)}'`,
      ).toBeDefined();
      const own = fix?.edits.filter((edit) => edit.file === undefined || edit.file === path) ?? [];
      const after = applyEdits(each.code, own);
      if (after === undefined) throw new Error(`the edits of ${offer.id} overlap`);
      if (unmatched.delete(offer.id)) expect(after).toBe(each.fixed?.[offer.id]);
      const beside = { ...each, files: withEdits(each, path, fix?.edits ?? []) };
      proveOthers(each, beside, finding, offer.id);
      for (const [file, text] of Object.entries(each.fixedFiles?.[offer.id] ?? {})) {
        expect(beside.files[file]).toBe(text);
      }
      const result = analyse([rule], beside, after);
      expect(result.problem, `${offer.id} must leave text that reads`).toBeUndefined();
      const left = each.leaves?.[offer.id] ?? findings.length - 1;
      expect(result.findings.length, `${offer.id} must remove its finding:\n${after}`).toBe(left);
      for (const [id, count] of countByRule(analyse(allRules, beside, after).findings)) {
        // A lockfile is older than any edit of its manifest, until somebody installs.
        if (id === "lockfile-missing-or-stale") continue;
        expect(count, `${offer.id} must not add a finding of ${id}:\n${after}`).toBeLessThanOrEqual(
          before.get(id) ?? 0,
        );
      }
    }
  }
  expect([...unmatched], "every expected fix must be offered").toEqual([]);
  const once = fixAll(session, path, each.code, { kinds: ["fix"] });
  expect(applyEdits(each.code, once.edits)).toBe(once.text);
  expect(fixAll(session, path, once.text, { kinds: ["fix"] }).edits).toEqual([]);
  const all = fixAll(session, path, each.code, { kinds: ["fix", "suggestion"], ruleId: rule.id });
  expect(applyEdits(each.code, all.edits)).toBe(all.text);
}

/** The other files that a fix changes: they still read, nothing new is said of them, and a second time leaves them alone. */
function proveOthers(each: InvalidCase, beside: ValidCase, finding: Finding, id: string): void {
  const path = each.path ?? DEFAULT_PATH;
  for (const [file, text] of Object.entries(beside.files ?? {})) {
    if (text === each.files?.[file]) continue;
    const before = countByRule(analyseBeside(each, file).findings);
    const after = analyseBeside(beside, file);
    expect(after.problem, `${id} must leave ${file} in a state that reads`).toBeUndefined();
    for (const [rule, count] of countByRule(after.findings)) {
      expect(count, `${id} must not add a finding of ${rule}:\n${text}`).toBeLessThanOrEqual(
        before.get(rule) ?? 0,
      );
    }
    const { session } = lookedAt(allRules, beside, each.code);
    const again = computeFixes(
      session,
      path,
      each.code,
      (one, offer) =>
        one.ruleId === finding.ruleId && one.range.start === finding.range.start && offer.id === id,
    );
    for (const { edits } of again) {
      expect(
        edits.filter((edit) => edit.file === file),
        `${id} must change ${file} once`,
      ).toEqual([]);
    }
  }
}

/** What all rules say of another file of a case. */
function analyseBeside(each: ValidCase, file: string): FileResult {
  return storeFor(allRules, each, each.code).session.analyse(file);
}

/** The other files after the edits of a fix that are theirs. */
function withEdits(
  { files = {} }: ValidCase,
  path: string,
  edits: readonly TextEdit[],
): Readonly<Record<string, string>> {
  const changed: Record<string, string> = { ...files };
  for (const file of new Set(edits.map((edit) => edit.file ?? path))) {
    if (file === path) continue;
    const own = edits.filter((edit) => edit.file === file);
    const text = applyEdits(changed[file] ?? "", own);
    if (text === undefined) throw new Error(`the edits of ${file} overlap`);
    changed[file] = text;
  }
  return changed;
}

function analyse(rules: readonly Rule[], each: ValidCase, code: string) {
  return lookedAt(rules, each, code).result;
}

/** A session that has looked at the file, and at the project where a rule does so. */
function lookedAt(rules: readonly Rule[], each: ValidCase, code: string) {
  const path = each.path ?? DEFAULT_PATH;
  const store = storeFor(rules, each, code);
  const { session } = store;
  const own = session.analyse(path);
  if (!rules.some((rule) => rule.project)) return { session, result: own };
  const all = session.analyseProject([...store.files.keys()], { known: false, reason: "no git" });
  // A rule that fails has no file of its own.
  const ofProject = all.filter((result) => result.path === path || result.path === "");
  const findings = [own, ...ofProject].flatMap((result) => result.findings);
  const crashes = [own, ...all].flatMap((result) => result.crashes);
  return {
    session,
    result: {
      ...own,
      findings: findings.toSorted((a, b) => a.range.start - b.range.start),
      crashes,
    },
  };
}

/** Everything is switched on, so that a rule is tested whatever preset it belongs to. */
function storeFor(rules: readonly Rule[], each: ValidCase, code: string): MemoryStore {
  const files = { ...each.files, [each.path ?? DEFAULT_PATH]: code };
  const store = new MemoryStore(files, { rules, configuration: { preset: "audit" } });
  if (each.advisories || each.lookups) {
    const lookups = each.lookups ?? new Map<string, LookupResult>();
    store.session.setLookups(manifestOf(each), lookups, each.advisories);
  }
  if (each.composer) store.session.setComposerAnswers(each.path ?? DEFAULT_PATH, each.composer);
  // Data flows from files that nothing has asked for yet: they are read first, as an audit reads all.
  if (rules.some((rule) => rule.flow)) {
    for (const path of Object.keys(each.files ?? {})) store.session.analyse(path);
  }
  return store;
}

/** Registries are asked about a manifest, whichever file is looked at. */
function manifestOf({ path = DEFAULT_PATH }: ValidCase): string {
  return path === "pnpm-workspace.yaml" ? "package.json" : path;
}

function underlined(code: string, finding: Finding): string {
  return code.slice(finding.range.start, finding.range.end);
}

function countByRule(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}
