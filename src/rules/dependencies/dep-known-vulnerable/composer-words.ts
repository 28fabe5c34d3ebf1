import { type Advisory, type ComposerHole, plain } from "../../../engine/api.ts";

/** What a vulnerable package of Composer is told as; `more` counts others of the same line. */
export function whatOfComposer(
  { package: at, path }: ComposerHole,
  { title, severity }: Advisory,
  more: number,
): string {
  const through = path.length > 1 ? `, brought by ${path.at(-2)},` : "";
  const others = more > 0 ? ` (and ${more} more)` : "";
  const start = `${at.name} ${at.version}${through} has a known hole`;
  const room = 120 - start.length - others.length - severity.length - 5;
  const reason = room >= 20 ? `: ${plain(title, room)}` : "";
  return plain(`${start} (${severity})${reason}${others}`, 120);
}
