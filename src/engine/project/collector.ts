import type { Range } from "../text/range.ts";
import type { Ast } from "../syntax/ast.ts";
import type { Report, Rule } from "./rule.ts";

/** A report together with the rule that made it. */
export interface RawReport {
  readonly rule: Rule;
  readonly range: Range;
  readonly report: Report;
}

/** A rule that threw. It is left out for the file, and said. */
export interface RuleCrash {
  readonly ruleId: string;
  readonly file: string;
  readonly message: string;
}

/** Gathers what rules report of one file and keeps their crashes apart from one another. */
export class Collector {
  readonly reports: RawReport[] = [];
  readonly crashes: RuleCrash[] = [];
  /** True when the time had a part in what was said: tomorrow it may be something else. */
  timed = false;
  readonly #file: string;
  readonly #crashed = new Set<Rule>();
  #hasGivenUp = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** Throws when the rule did not declare what it says, inside the guard of the check that says it. */
  add(rule: Rule, report: Report): void {
    if (!Object.hasOwn(rule.messages, report.message))
      throw new Error(`it has no message '${report.message}'`);
    for (const { id } of report.fixes ?? []) {
      if (!rule.fixes?.some((each) => each.id === id)) throw new Error(`it has no fix '${id}'`);
    }
    this.reports.push({ rule, range: rangeOf(report.at), report });
  }

  hasCrashed(rule: Rule): boolean {
    return this.#crashed.has(rule);
  }

  /** True where a part of the analysis stopped before its end. */
  get hasGivenUp(): boolean {
    return this.#hasGivenUp;
  }

  /** Leaves a rule out for the rest of the file. */
  crash(rule: Rule, message: string): void {
    this.#crashed.add(rule);
    this.crashes.push({ ruleId: rule.id, file: this.#file, message });
  }

  /** Drops what some rules reported. */
  leaveOut(isLeftOut: (rule: Rule) => boolean): void {
    const kept = this.reports.filter(({ rule }) => !isLeftOut(rule));
    this.reports.splice(0, this.reports.length, ...kept);
  }

  /** Says that a part of the analysis stopped before its end. What was reported so far stays. */
  giveUp(what: string, message: string): void {
    this.#hasGivenUp = true;
    this.crashes.push({ ruleId: what, file: this.#file, message });
  }

  /** Runs a part of a rule, whatever it throws. */
  guard(rule: Rule, run: () => void): void {
    if (this.#crashed.has(rule)) return;
    try {
      run();
    } catch (error) {
      this.failed(rule, error);
    }
  }

  /** A part of a rule threw: what the rule said of the file before is dropped with it. */
  failed(rule: Rule, error: unknown): void {
    this.crash(rule, error instanceof Error ? error.message : String(error));
    this.leaveOut((each) => each === rule);
  }
}

function rangeOf(at: Range | Ast.Node): Range {
  return "range" in at
    ? { start: at.range[0], end: at.range[1] }
    : { start: at.start, end: at.end };
}
