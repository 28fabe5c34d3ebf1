import type { Range as LspRange } from "vscode-languageserver";
import { LineIndex, type Range } from "../../engine/api.ts";

/** A span of offsets as lines and characters, both from 0. */
export function toLspRange(lines: LineIndex, range: Range): LspRange {
  return { start: toLspPosition(lines, range.start), end: toLspPosition(lines, range.end) };
}

function toLspPosition(lines: LineIndex, offset: number): LspRange["start"] {
  const { line, column } = lines.position(offset);
  return { line, character: column };
}

/** Lines and characters as a span of offsets; places outside the text are moved to its nearest end. */
export function toRange(lines: LineIndex, range: LspRange): Range {
  const start = lines.offset({ line: range.start.line, column: range.start.character });
  const end = lines.offset({ line: range.end.line, column: range.end.character });
  return { start, end: Math.max(start, end) };
}
