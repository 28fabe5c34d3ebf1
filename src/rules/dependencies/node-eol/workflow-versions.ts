import { type ConfigDocument, nodeLineEnd, nodeMajor, type Range } from "../../../engine/api.ts";

export interface WorkflowVersion {
  readonly at: Range;
  readonly text: string;
}

/**
 * The versions of Node on which workflows run. A list that has a supported version, too, is there
 * to prove that old ones still work; of one without, the newest is named.
 */
export function workflowVersions(document: ConfigDocument, now: () => number): WorkflowVersion[] {
  if (!/(?:^|\/)\.github\/workflows\/[^/]+$/.test(document.path)) return [];
  const lists = new Map<string, WorkflowVersion[]>();
  for (const { path, value, valueRange } of document.entries) {
    const last = path.at(-1) ?? "";
    const isItem = /^\d+$/.test(last);
    const key = (isItem ? path.at(-2) : last) ?? "";
    if (!/^node(?:js)?[-_]?versions?$/i.test(key)) continue;
    if (typeof value !== "string" && typeof value !== "number") continue;
    const place = (isItem ? path.slice(0, -1) : path).join("\n");
    const list = lists.get(place) ?? [];
    list.push({ at: valueRange, text: String(value) });
    lists.set(place, list);
  }
  return [...lists.values()]
    .filter((list) => list.every(({ text }) => isOver(text, now())))
    .flatMap((list) => list.toSorted((a, b) => majorOf(b) - majorOf(a)).slice(0, 1));
}

function majorOf({ text }: WorkflowVersion): number {
  return nodeMajor(text) ?? 0;
}

function isOver(text: string, now: number): boolean {
  const major = nodeMajor(text);
  return major !== undefined && nodeLineEnd(major, now) !== undefined;
}
