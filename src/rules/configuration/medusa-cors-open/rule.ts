import {
  type Range,
  type Report,
  type TextEdit,
  assignments,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { environmentFile } from "../../helpers/match/config-place.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { patternFlaw } from "../../helpers/match/origin-pattern.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

/** Medusa's lists of origins, as options and as variables; credentials are always on there. */
const LISTS = /^(?:(?:store|admin|auth)Cors|(?:STORE|ADMIN|AUTH)_CORS)$/;

export const rule = syntaxRule({
  id: "medusa-cors-open",
  meta: {
    category: "configuration",
    title: "Medusa accepts origins that anybody can have",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [942],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["3.4.2"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    hosting: {
      what: "{{name}} accepts every page at {{host}}, where everybody can put up pages.",
      help: "Name your own addresses, or begin the pattern with the name of your project: Medusa's cookies go to all origins of the list.",
    },
    loose: {
      what: "{{name}} also accepts {{address}}: the pattern is not tied to the whole address.",
      help: "Write the whole address, from `^https:\\/\\/` to `$`, with a backslash before each dot.",
    },
    development: {
      what: "{{name}} of production accepts {{host}}, which is for development.",
      help: "Take it out of the list: whatever runs there may call the API with the cookies of whoever looks at it.",
    },
    star: {
      what: "`*` is no pattern for Medusa: {{name}} accepts nobody.",
      help: "Name the addresses of your storefront and admin, with commas between them.",
    },
  },
  fixes: [
    { id: "anchor-pattern", kind: "suggestion", title: "Accept {{host}} and its subdomains only" },
    { id: "remove-entry", kind: "suggestion", title: "Remove {{host}}" },
  ],
  visit: {
    Property(node, context) {
      if (node.parent.type !== "ObjectExpression") return;
      const name = propertyName(node);
      if (name === undefined || !LISTS.test(name)) return;
      const value = unwrap(node.value);
      const written =
        value.type === "LogicalExpression" && value.operator !== "&&" ? value.right : value;
      const list = context.semantics.string(written);
      if (list === undefined || isNeverDeployed(context)) return;
      if (isOutsideProduction(node, context.semantics)) return;
      const [start, end] = written.range;
      // Escapes make the places of the value and of the text differ.
      const isPlain = context.text.slice(start + 1, end - 1) === list;
      const place = isPlain ? start + 1 : undefined;
      for (const each of judge(list, name, place, false)) {
        context.report({ at: written, ...each });
      }
    },
  },
  config: {
    kinds: ["env", "yaml", "dockerfile"],
    check(document, context) {
      const isProduction =
        document.kind === "env" && environmentFile(document.path) === "production";
      if (document.kind === "env" && environmentFile(document.path) === "template") return;
      for (const { name, value, valueRange } of assignments(document)) {
        if (!LISTS.test(name)) continue;
        const { start, end } = valueRange;
        const isPlain = document.text.slice(start, end) === value;
        for (const each of judge(value, name, isPlain ? start : undefined, isProduction))
          context.report({ at: valueRange, ...each });
      }
    },
  },
});

/** What is wrong with each entry of a list; `start` is where the list stands in the text, if it stands there as it is. */
function judge(
  list: string,
  name: string,
  start: number | undefined,
  isProduction: boolean,
): (Omit<Report, "at"> & { at?: Range })[] {
  const found: (Omit<Report, "at"> & { at?: Range })[] = [];
  let offset = 0;
  for (const entry of list.split(",")) {
    const from = offset;
    offset += entry.length + 1;
    const at =
      start === undefined ? {} : { at: { start: start + from, end: start + from + entry.length } };
    const report = judgeEntry(entry, name, isProduction);
    if (report) found.push({ ...report, ...at, ...fixesOf(report, entry, list, start, from) });
  }
  return found;
}

function judgeEntry(
  entry: string,
  name: string,
  isProduction: boolean,
): Omit<Report, "at"> | undefined {
  if (entry.trim() === "*") {
    return { message: "star", data: { name }, level: "information", preset: "balanced" };
  }
  const [, pattern, flags = ""] = /^\/(.+)\/([a-z]*)$/.exec(entry.trim()) ?? [];
  if (pattern !== undefined) {
    const flaw = patternFlaw(pattern, flags);
    if (!flaw) return undefined;
    if (flaw.kind === "hosting") return { message: "hosting", data: { name, host: flaw.host } };
    const host = /((?:[\w-]+\\\.)+[a-z]+)\$$/.exec(flaw.instead ?? "")?.[1]?.replaceAll("\\", "");
    return {
      message: "loose",
      data: { name, address: flaw.address, ...(host === undefined ? {} : { host }) },
    };
  }
  const host = /^https?:\/\/(docs\.medusajs\.com|localhost(?::\d+)?|127\.0\.0\.1(?::\d+)?)$/.exec(
    entry.trim(),
  )?.[1];
  return host === undefined || !isProduction
    ? undefined
    : { message: "development", data: { name, host }, level: "information", preset: "balanced" };
}

function fixesOf(
  report: Omit<Report, "at">,
  entry: string,
  list: string,
  start: number | undefined,
  from: number,
): Pick<Report, "fixes"> {
  if (start === undefined) return {};
  if (report.message === "development") {
    const isLast = from + entry.length === list.length;
    const isOnly = entry === list;
    const begin = start + (isLast && !isOnly ? from - 1 : from);
    const end = start + from + entry.length + (isLast ? 0 : 1);
    return { fixes: [{ id: "remove-entry", edits: () => [{ start: begin, end, text: "" }] }] };
  }
  const [, pattern = "", flags = ""] = /^\/(.+)\/([a-z]*)$/.exec(entry.trim()) ?? [];
  const flaw = report.message === "loose" ? patternFlaw(pattern, flags) : undefined;
  if (flaw?.kind !== "loose" || flaw.instead === undefined) return {};
  const text = `/${flaw.instead}/${flags}`;
  const edit: TextEdit = { start: start + from, end: start + from + entry.length, text };
  return { fixes: [{ id: "anchor-pattern", edits: () => [edit] }] };
}
