import {
  type ConfigContext,
  type ConfigDocument,
  type ConfigEntry,
  type TextEdit,
  configRule,
} from "../../../engine/api.ts";
import { isWorkflow, stepDepth, stepOf, triggers } from "../../helpers/match/workflow.ts";

/** What anybody can write who opens an issue, a pull request, a discussion, or names a branch. */
const UNTRUSTED =
  /\bgithub\.(?:head_ref\b|event\.(?:(?:issue|pull_request|discussion)\.(?:title|body)\b|(?:comment|review|review_comment)\.body\b|pull_request\.head\.(?:ref|label|repo\.default_branch)\b|(?:head_commit|commits\S*?)\.(?:message|author\.(?:name|email))\b|workflow_run\.(?:head_branch|display_title|head_commit\.(?:message|author\.(?:name|email))|pull_requests\S*?\.head\.ref)\b|pages\S*?\.page_name\b))/;
const EXPRESSION = /\$\{\{([\s\S]*?)\}\}/g;
/** Events that give a workflow its secrets whoever caused them. */
const PRIVILEGED =
  /^(?:pull_request_target|issues|issue_comment|discussion|discussion_comment|workflow_run|pull_request_review_comment|pull_request_review|gollum|fork|watch)$/;

export const rule = configRule({
  id: "workflow-expression-injection",
  meta: {
    category: "configuration",
    title: "Text of strangers becomes code in a workflow",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [94, 78],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.5", "1.3.2"],
    tips: [2, 10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{source}} is put into a script before it runs: whoever writes it runs commands here.",
      help: "Put it into `env` of the step, under a name such as {{variable}}, and use that in quotes in the script: what a variable holds is never code.",
    },
  },
  fixes: [
    { id: "hand-over", kind: "suggestion", title: "Hand it over in the variable {{variable}}" },
  ],
  config: {
    kinds: ["yaml"],
    check(document, context) {
      if (!isWorkflow(document.path) || !document.text.includes("${{")) return;
      for (const entry of document.entries) if (isScript(document, entry)) check(entry, context);
    },
  },
});

function isScript(document: ConfigDocument, entry: ConfigEntry): boolean {
  const depth = stepDepth(entry.path);
  if (depth === 0 || typeof entry.value !== "string") return false;
  const key = entry.path.slice(depth).join("/");
  if (key === "run") return true;
  if (key !== "with/script") return false;
  return String(stepOf(document, entry).get("uses")?.value).startsWith("actions/github-script@");
}

function check(entry: ConfigEntry, context: ConfigContext): void {
  const { document } = context;
  const { start, end } = entry.valueRange;
  for (const match of document.text.slice(start, end).matchAll(EXPRESSION)) {
    const source = UNTRUSTED.exec(match[1] ?? "")?.[0];
    // Functions that only compare give true or false.
    if (source === undefined || /^\s*(?:contains|startsWith|endsWith)\(|[=!]=/.test(match[1] ?? ""))
      continue;
    const at = { start: start + match.index, end: start + match.index + match[0].length };
    const variable = variableFor(source);
    const edits = (): TextEdit[] | undefined => handOver(entry, at, match[0], variable, context);
    context.report({
      at,
      message: "found",
      data: { source, variable },
      ...harmOf(document, source),
      fixes: edits() ? [{ id: "hand-over", edits }] : [],
    });
  }
}

/** A pull request from a fork has no secrets and brings its own code anyway. */
function harmOf(document: ConfigDocument, source: string) {
  const events = [...triggers(document)];
  if (events.length === 0 || events.some((event) => PRIVILEGED.test(event))) return {};
  return /commit/.test(source)
    ? { level: "warning" as const, preset: "balanced" as const }
    : { level: "information" as const, preset: "balanced" as const };
}

function variableFor(source: string): string {
  return source
    .replace(/^github\.(?:event\.)?/, "")
    .replace(/\W+/g, "_")
    .toUpperCase();
}

/** Adds the variable to the step and uses it in the script, quoted as the place needs it. */
function handOver(
  entry: ConfigEntry,
  at: { start: number; end: number },
  expression: string,
  variable: string,
  { document }: ConfigContext,
): TextEdit[] | undefined {
  const { text, lines } = document;
  const step = stepOf(document, entry);
  const isShell = entry.path.at(-1) === "run";
  const shell = step.get("shell")?.value;
  if (isShell && shell !== undefined && !/^(?:ba)?sh\b/.test(String(shell))) return undefined;
  if (/windows/i.test(text)) return undefined;
  const use = isShell ? inShell(text, entry, at, variable) : inScript(text, at, variable);
  if (!use) return undefined;
  const isSet = [...step.keys()].some((key) => key === `env/${variable}`);
  if (isSet) return undefined;
  const known = [...step].find(([key]) => /^env\/[^/]+$/.test(key))?.[1].keyRange;
  const key = known ?? stepKey(step, isShell);
  if (!key) return undefined;
  const line = lines.lineRange(lines.position(key.start).line).start;
  const before = text.slice(line, key.start);
  // In `{ run: … }` and the like lines mean nothing.
  if (!/^[ \t]*(?:- +)*$/.test(before)) return undefined;
  const indent = " ".repeat(before.length);
  const pair = `${variable}: ${expression}`;
  const added = known ? `${pair}\n${indent}` : `env:\n${indent}  ${pair}\n${indent}`;
  return [{ start: key.start, end: key.start, text: added }, use];
}

function stepKey(step: ReadonlyMap<string, ConfigEntry>, isShell: boolean) {
  return step.get(isShell ? "run" : "uses")?.keyRange;
}

function inShell(
  text: string,
  entry: ConfigEntry,
  { start, end }: { start: number; end: number },
  variable: string,
): TextEdit | undefined {
  const lineStart = Math.max(text.lastIndexOf("\n", start) + 1, entry.valueRange.start);
  const before = text.slice(lineStart, start);
  // The whole value in quotes of YAML: they would end at ours.
  if (
    entry.outerRange.start !== entry.valueRange.start &&
    /["']/.test(text[entry.outerRange.start] ?? "")
  )
    return undefined;
  const quote = openQuote(before);
  if (quote === '"') return { start, end, text: `$${variable}` };
  if (quote === "") return { start, end, text: `"$${variable}"` };
  const isWhole = text[start - 1] === "'" && text[end] === "'";
  return isWhole ? { start: start - 1, end: end + 1, text: `"$${variable}"` } : undefined;
}

function inScript(
  text: string,
  { start, end }: { start: number; end: number },
  variable: string,
): TextEdit | undefined {
  const quote = text[start - 1] ?? "";
  if (!/["'`]/.test(quote) || text[end] !== quote) return undefined;
  return { start: start - 1, end: end + 1, text: `process.env.${variable}` };
}

function openQuote(text: string): string {
  let open = "";
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === "\\" && open !== "'") at++;
    else if (open !== "") {
      if (character === open) open = "";
    } else if (character === '"' || character === "'") open = character;
  }
  return open;
}
