import type { Finding } from "../findings/finding.ts";
import { type TextChange, changeBetween, moveRange } from "../text/change.ts";
import type { Range } from "../text/range.ts";
import type { FileResult } from "./file-result.ts";
import type { Analysis } from "./analysis.ts";

export type Findings = Pick<FileResult, "findings" | "silenced">;

interface Remembered {
  readonly good: Analysis;
  /** The findings as they were shown last, and the text that they were shown in. */
  shown: Findings & { readonly text: string };
  isOutdated: boolean;
}

/** The findings of the last text of each file that was analysed whole, moved along until another is. */
export class LastGood {
  readonly #analyse: (path: string, text: string) => Analysis;
  readonly #files = new Map<string, Remembered>();

  constructor(analyse: (path: string, text: string) => Analysis) {
    this.#analyse = analyse;
  }

  remember(path: string, good: Analysis): void {
    this.#files.set(path, { good, shown: shownOf(good), isOutdated: false });
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  forget(path: string): void {
    this.#files.delete(path);
  }

  /** Rules or levels changed: what is remembered is computed anew before it is shown again. */
  outdate(): void {
    for (const remembered of this.#files.values()) remembered.isOutdated = true;
  }

  /**
   * The findings where their code is in `text`. They move from one broken text to the next, so that
   * edits far apart stay small changes each. Undefined when the file never could be read.
   */
  moved(path: string, text: string): Findings | undefined {
    let remembered = this.#files.get(path);
    if (!remembered) return undefined;
    if (remembered.isOutdated) {
      this.remember(path, this.#analyse(path, remembered.good.text));
      remembered = this.#files.get(path) ?? remembered;
    }
    const { shown } = remembered;
    const change = changeBetween(shown.text, text);
    // Fixes are dropped: their edits belong to a text that is gone.
    const move = (finding: Finding): Finding => ({
      ...finding,
      range: follow(finding.range, change, shown.text, text),
      fixes: [],
    });
    const findings = shown.findings.map(move);
    const silenced = shown.silenced.map(move);
    remembered.shown = { text, findings, silenced };
    return { findings, silenced };
  }
}

/**
 * Where a span is after a change. Several edits at once look like one large change; the code of a
 * span inside it is then looked for, the same occurrence of it as before.
 */
function follow(range: Range, change: TextChange, before: string, after: string): Range {
  const isTouched = range.start < change.oldEnd && range.end > change.start;
  const code = before.slice(range.start, range.end);
  if (!isTouched || code === "") return moveRange(range, change);
  const from = Math.max(0, change.start - code.length);
  let at = after.indexOf(code, from);
  for (let old = before.indexOf(code, from); old !== -1 && old < range.start && at !== -1;) {
    at = after.indexOf(code, at + 1);
    old = before.indexOf(code, old + 1);
  }
  return at === -1 ? moveRange(range, change) : { start: at, end: at + code.length };
}

function shownOf({ text, result }: Analysis): Findings & { readonly text: string } {
  return { text, findings: result.findings, silenced: result.silenced };
}
