import { LineIndex } from "../text/line-index.ts";
import { type ConclusionInput, conclude } from "./conclude.ts";
import type { FileResult } from "./file-result.ts";
import type { Judged } from "./judge.ts";
import { fileKind } from "./file-kind.ts";
import type { PathClass } from "./path-class.ts";

/** What one text of one file gave, with the reports behind the findings. */
export interface Analysis {
  readonly text: string;
  readonly result: FileResult;
  readonly judged: readonly Judged[];
  /** True when the time had a part in it. */
  readonly timed: boolean;
  /** True where it may be another one once all data was followed. */
  readonly isWaiting: boolean;
}

/** What becomes of the reports of a file. */
export function analysisOf(input: ConclusionInput): Analysis {
  const { path, text, pathClass, problem, collector } = input;
  const { judged, counting, silenced, lines, isWaiting } = conclude(input);
  const result: FileResult = {
    path,
    kind: fileKind(path),
    pathClass,
    findings: counting,
    silenced,
    ...(problem ? { problem } : {}),
    stale: false,
    crashes: collector.crashes,
    lines,
  };
  return { text, judged, result, timed: collector.timed, isWaiting };
}

/** The analysis of a text in which nothing was looked for. */
export function quiet(
  path: string,
  kind: FileResult["kind"],
  pathClass: PathClass,
  text: string,
): Analysis {
  const lines = new LineIndex(text).lineCount;
  return {
    text,
    judged: [],
    timed: false,
    isWaiting: false,
    result: { path, kind, pathClass, findings: [], silenced: [], stale: false, crashes: [], lines },
  };
}

/** The result of a file without a text: it is said, or its findings would be missed in silence. */
export function unread(path: string, pathClass: PathClass, reason: string): FileResult {
  return { ...quiet(path, fileKind(path), pathClass, "").result, lines: 0, unread: reason };
}
