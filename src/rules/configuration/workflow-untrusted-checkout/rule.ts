import {
  type ConfigContext,
  type ConfigDocument,
  type ConfigEntry,
  type Range,
  type TextEdit,
  configRule,
} from "../../../engine/api.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { conditions, isWorkflow, stepOf, triggers } from "../../helpers/match/workflow.ts";

/** Events whose runs have the repository's secrets although anybody can cause them. */
const PRIVILEGED = ["pull_request_target", "issue_comment", "workflow_run"] as const;
/** The code of a pull request, by the place that it is fetched from. */
const HEAD: Readonly<Record<(typeof PRIVILEGED)[number], RegExp>> = {
  pull_request_target: /github\.(?:event\.pull_request\.head\.(?:sha|ref)|head_ref)\b|refs\/pull\//,
  issue_comment: /refs\/pull\/|steps\.[\w-]+\.outputs\.(?:head_?)?(?:sha|ref)\b/,
  workflow_run: /github\.event\.workflow_run\.head_(?:sha|branch|commit\.id)\b/,
};
/** Somebody of the project has a say before the code runs. */
const GUARD =
  /head\.repo\.(?:full_name|fork)|head_repository|\.fork\b|author_association|labels|workflow_run\.(?:event|head_branch)\b|github\.actor\s*==|github\.event\.sender/;
const PERMISSION =
  /getCollaboratorPermissionLevel|author_association|collaborators\/|permission[s-]check|check-user-permission|actor-permission/i;

export const rule = configRule({
  id: "workflow-untrusted-checkout",
  meta: {
    category: "configuration",
    title: "A workflow with secrets runs code of strangers",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [829, 94],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["15.2.4"],
    tips: [8, 10],
    since: "0.1.0",
  },
  messages: {
    runs: {
      what: "{{event}} runs with the repository's secrets, and this fetches and runs the code of a pull request.",
      help: "Start it on `pull_request`, which has no secrets, or split it: run the code without secrets, and work with its results in a second workflow.",
    },
    fetches: {
      what: "{{event}} runs with the repository's secrets, and this fetches the code of a pull request.",
      help: "Do not fetch it: what a later step reads of it may be code. If only its files are compared, set `persist-credentials: false` and run nothing.",
    },
  },
  fixes: [
    {
      id: "without-secrets",
      kind: "suggestion",
      title: "Start it on pull_request, which has no secrets",
    },
  ],
  config: {
    kinds: ["yaml"],
    check(document, context) {
      if (!isWorkflow(document.path)) return;
      const events = triggers(document);
      for (const event of PRIVILEGED) {
        if (!events.has(event)) continue;
        for (const entry of document.entries) {
          const command = fetchedByCommand(entry, event, document);
          if (command) report(entry, event, context, command);
          if (!isCheckout(document, entry) || !HEAD[event].test(String(entry.value))) continue;
          report(entry, event, context);
        }
      }
    },
  },
});

/** The `ref` or `repository` that a checkout fetches. */
function isCheckout(document: ConfigDocument, entry: ConfigEntry): boolean {
  if (entry.path.at(-1) !== "ref" || entry.path.at(-2) !== "with") return false;
  return String(stepOf(document, entry).get("uses")?.value).startsWith("actions/checkout@");
}

const COMMAND =
  /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|pull)\b[^\n&|;]*\b(?:refs\/)?pull\/[^\s&|;]*\/(?:head|merge)\b["']?|\bgit\s+(?:checkout|switch|fetch|pull|merge|reset)\b[^\n&|;]*\$\{\{\s*github\.(?:event\.pull_request\.head\.(?:sha|ref)|head_ref)\s*\}\}/;

/** `gh pr checkout`, `git fetch origin pull/1/head` in a step's script. */
function fetchedByCommand(
  { path, valueRange }: ConfigEntry,
  event: string,
  { text }: ConfigDocument,
): Command | undefined {
  // Which request a workflow before it was about is not known here.
  if (path.at(-1) !== "run" || path[2] !== "steps" || event === "workflow_run") return undefined;
  const script = text.slice(valueRange.start, valueRange.end);
  const found = COMMAND.exec(script);
  if (!found) return undefined;
  const start = valueRange.start + found.index;
  const rest = script.slice(found.index + found[0].length);
  return { at: { start, end: start + found[0].length }, rest };
}

interface Command {
  readonly at: Range;
  /** What the script does afterwards. */
  readonly rest: string;
}

function report(
  entry: ConfigEntry,
  event: string,
  { document, report: say }: ConfigContext,
  command?: Command,
): void {
  if (GUARD.test(conditions(document, entry))) return;
  const job = JSON.stringify(entry.path.slice(0, 2));
  const own = document.entries.filter(({ path }) => JSON.stringify(path.slice(0, 2)) === job);
  // An environment may ask somebody before the job starts.
  if (own.some(({ path }) => path[2] === "environment")) return;
  if (own.some(({ value }) => PERMISSION.test(String(value)))) return;
  const step = Number(entry.path[3]);
  const isRun =
    RUNS.test(command?.rest ?? "") ||
    own.some(
      ({ path, value }) =>
        path[2] === "steps" &&
        Number(path[3]) > step &&
        ((path[4] === "run" && RUNS.test(String(value))) ||
          (path[4] === "uses" && String(value).startsWith("./"))),
    );
  say({
    at: command?.at ?? entry.valueRange,
    message: isRun ? "runs" : "fetches",
    data: { event },
    ...(!isRun && { level: "warning" as const, preset: "balanced" as const }),
    // Which workflow comes before it, and on what that one starts, is not known here.
    ...(event === "workflow_run" && { level: "warning" as const, preset: "audit" as const }),
    fixes: offer("without-secrets", withoutSecrets(event, document)),
  });
}

/** `pull_request` in place of `pull_request_target`, where nothing else starts the workflow on it. */
function withoutSecrets(event: string, document: ConfigDocument): TextEdit[] | undefined {
  if (event !== "pull_request_target" || triggers(document).has("pull_request")) return undefined;
  const { text } = document;
  for (const { path, keyRange, value, valueRange } of document.entries) {
    if (path[0] !== "on" && path[0] !== "true") continue;
    const range = path[1] === event ? keyRange : value === event ? valueRange : undefined;
    if (range && text.slice(range.start, range.end) === event)
      return [{ ...range, text: "pull_request" }];
  }
  return undefined;
}

/** Commands that run what a repository says. */
const RUNS =
  /\b(?:npm|npx|yarn|pnpm|bun|node|deno|make|mvn|gradlew?|composer|pip3?|python3?|poetry|bundle|cargo|go|docker|bash|sh)\b|(?:^|\s)\.\//;
