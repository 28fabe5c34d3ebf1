import {
  type ConfigDocument,
  type ConfigEntry,
  type TextEdit,
  configRule,
} from "../../../engine/api.ts";

/** Kinds of files that browsers run when the shop serves them. */
const RUNS =
  /^(?:image\/(?:svg\+xml|\*)|text\/(?:html|xml|javascript|xsl|\*)|application\/(?:xhtml\+xml|xml|javascript|x-javascript|ecmascript|x-shockwave-flash|xslt\+xml)|\*\/\*|\*)$/i;

export const rule = configRule({
  id: "evershop-upload-types",
  meta: {
    category: "configuration",
    title: "EverShop accepts uploads that are pages or scripts",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [434, 79],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["5.2.2"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Uploads of the kind {{type}} can hold scripts, and EverShop serves them from the shop's own address.",
      help: "Remove the entry. Pictures in PNG, WebP or AVIF cannot run anything; turn an SVG into one of these first.",
    },
  },
  fixes: [{ id: "remove-entry", kind: "suggestion", title: "Remove {{type}}" }],
  config: {
    kinds: ["json"],
    check(document, context) {
      if (!document.text.includes("upload_allowed_mime_types")) return;
      if (!context.platforms().some(({ id }) => id === "evershop")) return;
      for (const entry of document.entries) {
        const { path, value } = entry;
        if (path[0] !== "system" || path[1] !== "upload_allowed_mime_types") continue;
        const type = String(value).trim();
        if (path.length !== 3 || !RUNS.test(type)) continue;
        context.report({
          at: entry.outerRange,
          message: "found",
          data: { type },
          fixes: [{ id: "remove-entry", edits: () => removeItem(entry, document) }],
        });
      }
    },
  },
});

/** Removes an item of a list with one comma and the line that it leaves empty. */
function removeItem({ outerRange }: ConfigEntry, { text }: ConfigDocument): TextEdit[] {
  const after = /^\s*,\s*/.exec(text.slice(outerRange.end));
  if (after) return [{ start: outerRange.start, end: outerRange.end + after[0].length, text: "" }];
  const before = /\s*,\s*$/.exec(text.slice(0, outerRange.start));
  const start = outerRange.start - (before?.[0].length ?? 0);
  return [{ start, end: outerRange.end, text: "" }];
}
