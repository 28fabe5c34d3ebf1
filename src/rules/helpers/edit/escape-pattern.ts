import type { FlowPlace, TextEdit } from "../../../engine/api.ts";
import { addImport } from "./add-import.ts";
import { asText } from "./as-text.ts";
import { fileStyle } from "./file-style.ts";
import { type HelperText, addHelper } from "./own-helper.ts";
import { wrapHoles } from "./wrap-holes.ts";

const ESCAPE: HelperText = {
  names: ["escapeRegExp", "escapePattern"],
  comment: "Writes a text so that a regular expression finds it as it is.",
  parameter: "text: unknown",
  returns: "string",
  body: (quote) => [
    `return String(text).replace(/[.*+?^\${}()|[\\]\\\\]/g, ${quote}\\\\$&${quote});`,
  ],
};

/** Escapes what a visitor sends before it becomes a pattern: through a package that the project has, else with a function. */
export function escapePattern(place: FlowPlace): TextEdit[] | undefined {
  const { node, source } = place;
  // The package is there for `import` only.
  const isModule = fileStyle(source).esModule && place.dependsOn("escape-string-regexp");
  const added = isModule
    ? addImport(node, source, "escape-string-regexp", ["default"], "escapeStringRegexp")
    : place.dependsOn("lodash")
      ? addImport(node, source, "lodash", ["escapeRegExp"])
      : undefined;
  const own = added ? undefined : addHelper(source, ESCAPE);
  const name = added?.references[0] ?? own?.name;
  if (name === undefined) return undefined;
  const edits = wrapHoles(place, (code, { node: hole }) =>
    hole.type === "NewExpression"
      ? undefined
      : `${name}(${added ? asText(hole, source.text) : code})`,
  );
  return edits && [...(added?.edits ?? own?.edits ?? []), ...edits];
}
