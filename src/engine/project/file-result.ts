import type { Finding } from "../findings/finding.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { RuleCrash } from "./collector.ts";
import type { FileKind } from "./file-kind.ts";
import type { PathClass } from "./path-class.ts";

/** What the analysis of one file gave. Plain data. */
export interface FileResult {
  readonly path: string;
  readonly kind: FileKind | undefined;
  readonly pathClass: PathClass;
  /** Those that count, in source order; in an untrusted workspace also those that a suppression would silence. */
  readonly findings: readonly Finding[];
  /** Those that a suppression with a reason silences. */
  readonly silenced: readonly Finding[];
  /** Set when the text could not be read, wholly or in part. */
  readonly problem?: ParseProblem;
  /** Set when there was no text to analyse at all: too large, binary, no permission. */
  readonly unread?: string;
  /** True when the findings are those of the last text that could be read, moved with the edits since. */
  readonly stale: boolean;
  readonly crashes: readonly RuleCrash[];
  readonly lines: number;
}
