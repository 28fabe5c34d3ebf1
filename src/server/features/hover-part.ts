import type { Fact, Range } from "../../engine/api.ts";
import { escapeMarkdown, webLink } from "../convert/markdown.ts";

/** One of the things that are said of the place under the mouse. */
export interface HoverPart {
  readonly range: Range;
  /** Markdown. */
  readonly text: string;
}

export function factLine({ label, value }: Fact): string {
  const link = label === "Repository" ? `https://${value}` : undefined;
  return `${escapeMarkdown(label)}: ${webLink(value, link)}`;
}

export function holds(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
