import type { CodeFlow, Fix, Location, Region, Result } from "sarif";
import type { Finding } from "../findings/finding.ts";
import type { Range } from "../text/range.ts";
import { groupBy } from "../text/group-by.ts";
import type { ReportFile, ReportFix } from "./model.ts";
import type { Places } from "./places.ts";
import { artifactLocation } from "./artifact-location.ts";
import { sarifLevel } from "./sarif-rules.ts";

/** Names the way in which our fingerprints are made, so that a later one can stand beside it. */
const FINGERPRINT = "storewarden/v1";

/** Findings as SARIF results. */
export class SarifResults {
  readonly #places: Places;
  readonly #indexOf: ReadonlyMap<string, number>;
  readonly #fixesOf: (path: string) => readonly ReportFix[];

  constructor(
    places: Places,
    indexOf: ReadonlyMap<string, number>,
    fixesOf: (path: string) => readonly ReportFix[],
  ) {
    this.#places = places;
    this.#indexOf = indexOf;
    this.#fixesOf = fixesOf;
  }

  of(file: ReportFile): Result[] {
    const offersFixes = file.findings.some((finding) => finding.fixes.length > 0);
    const fixes = groupBy(
      offersFixes ? this.#fixesOf(file.path) : [],
      (fix) => fix.finding.fingerprint,
    );
    return [
      ...file.findings.map((each) => this.#result(each, fixes.get(each.fingerprint) ?? [])),
      ...file.silenced.map((each) => this.#silenced(each)),
    ];
  }

  #silenced(finding: Finding): Result {
    const { silenced } = finding;
    const until = silenced?.until === undefined ? "" : ` (until ${silenced.until})`;
    return {
      ...this.#result(finding, []),
      suppressions: [
        {
          kind: silenced?.by === "configuration" ? "external" : "inSource",
          status: "accepted",
          justification: `${silenced?.reason ?? ""}${until}`,
        },
      ],
    };
  }

  #result(finding: Finding, fixes: readonly ReportFix[]): Result {
    const index = this.#indexOf.get(finding.ruleId);
    return {
      ruleId: finding.ruleId,
      ...(index === undefined ? {} : { ruleIndex: index }),
      kind: "fail",
      level: sarifLevel(finding.level),
      message: { text: `${finding.message} ${finding.help}` },
      locations: [this.#location(finding.file, finding.range)],
      partialFingerprints: { [FINGERPRINT]: finding.fingerprint },
      ...this.#flow(finding),
      ...this.#related(finding),
      ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => this.#fix(fix, finding.file)) }),
      properties: {
        level: finding.level,
        precision: finding.confidence,
        // Ways, advisories and places that use a package: what a message has no room for.
        ...(finding.facts.length > 0 && {
          facts: finding.facts.map(({ label, value }) => `${label}: ${value}`),
        }),
        ...(finding.loweredBy === undefined ? {} : { loweredBy: finding.loweredBy }),
      },
    };
  }

  /** A finding with other places has no way to it. */
  #related({ related = [] }: Finding): { relatedLocations?: Location[] } {
    if (related.length === 0) return {};
    const locations = related.map(({ file, range, message }, id) => ({
      id,
      ...this.#location(file, range),
      message: { text: message },
    }));
    return { relatedLocations: locations };
  }

  /** The way from the cause to the finding, as a path for those who follow it and as places for those who list them. */
  #flow(finding: Finding): { codeFlows?: CodeFlow[]; relatedLocations?: Location[] } {
    if (finding.steps.length === 0) return {};
    const steps = finding.steps.map(({ file, range, message }) => ({
      ...this.#location(file, range),
      message: { text: message },
    }));
    const last = {
      ...this.#location(finding.file, finding.range),
      message: { text: finding.message },
    };
    // Where data is followed, the last step is the place of the finding.
    const end = finding.steps.at(-1);
    const isThere = end?.file === finding.file && end.range.start === finding.range.start;
    const locations = isThere ? steps : [...steps, last];
    return {
      codeFlows: [{ threadFlows: [{ locations: locations.map((location) => ({ location })) }] }],
      relatedLocations: steps.map((step, id) => ({ id, ...step })),
    };
  }

  #fix(fix: ReportFix, file: string): Fix {
    const byFile = groupBy(fix.edits, (edit) => edit.file ?? file);
    return {
      description: { text: fix.offer.title },
      artifactChanges: [...byFile].map(([path, edits]) => ({
        artifactLocation: artifactLocation(path),
        replacements: edits
          .toSorted((a, b) => a.start - b.start)
          .map((edit) => ({
            deletedRegion: this.#region(path, edit),
            ...(edit.text === "" ? {} : { insertedContent: { text: edit.text } }),
          })),
      })),
    };
  }

  #location(path: string, range: Range): Location {
    return {
      physicalLocation: {
        artifactLocation: artifactLocation(path),
        region: this.#region(path, range),
      },
    };
  }

  #region(path: string, range: Range): Region {
    const { start, end } = this.#places.of(path, range);
    return {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
  }
}
