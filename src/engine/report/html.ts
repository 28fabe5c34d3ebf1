import { visible } from "./words.ts";

/** HTML that was made here. Everything else is escaped on its way in, so that no text of the store becomes markup. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Part[];

/** A template whose holes are escaped unless they are HTML themselves; lists are joined. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0] ?? "";
  for (const [index, part] of parts.entries()) markup += render(part) + (strings[index + 1] ?? "");
  return { markup };
}

function render(part: Part): string {
  if (typeof part === "number") return part.toLocaleString("en-US");
  if (typeof part === "string") return escape(part);
  return "markup" in part ? part.markup : part.map(render).join("");
}

function escape(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
