import { assignments } from "../../../src/engine/documents/assignments.ts";
import type { ConfigDocument, ConfigEntry } from "../../../src/engine/documents/document.ts";
import { readDocument } from "../../../src/engine/documents/read-document.ts";
import type { Range } from "../../../src/engine/text/range.ts";

/** Reads a text that must be a document. */
export function read(path: string, text: string): ConfigDocument {
  const document = readDocument(path, text);
  if (!document) throw new Error(`${path} is no document`);
  return document;
}

export function slice(document: ConfigDocument, range: Range | undefined): string | undefined {
  return range && document.text.slice(range.start, range.end);
}

/** Entries as `path`, decoded value, and what stands in the text at the three ranges. */
export function show(
  document: ConfigDocument,
  entries: readonly ConfigEntry[] = document.entries,
): unknown[][] {
  return entries.map((entry) => [
    entry.path.join("/"),
    entry.value,
    slice(document, entry.keyRange),
    slice(document, entry.valueRange),
    slice(document, entry.outerRange),
  ]);
}

/** Comments as text; each must lie where it says. */
export function commentTexts(document: ConfigDocument): string[] {
  return document.comments.map(({ text, textStart, range }) => {
    const there = document.text.slice(textStart, textStart + text.length);
    if (there !== text) throw new Error(`comment text ${text} is not at ${textStart}`);
    if (textStart < range.start || textStart + text.length > range.end) throw new Error("outside");
    return text;
  });
}

/** Assignments as name, value, and what stands in the text at both ranges. */
export function shownAssignments(path: string, text: string): unknown[][] {
  const document = read(path, text);
  return assignments(document).map((found) => [
    found.name,
    found.value,
    slice(document, found.nameRange),
    slice(document, found.valueRange),
  ]);
}
