import { configRule } from "../../../engine/api.ts";
import { configPlace } from "../../helpers/match/config-place.ts";
import { shellTexts } from "../../helpers/match/shell-text.ts";

/** Commands that make an administrator, each with its option for the password. */
const COMMANDS: readonly (readonly [command: RegExp, option: RegExp])[] = [
  [/\bmedusa(?:js)?\s+user\b/, /\s(?:-p|--password)(?:\s+|=)/],
  [/\b(?:evershop|npm run(?:-script)?|yarn|pnpm)\s+user:create\b/, /\s(?:-p|--password)(?:\s+|=)/],
  [/\bstrapi\s+admin:(?:create-user|create|reset-user-password)\b/, /\s(?:-p|--password)(?:\s+|=)/],
  [/\bmagento\s+(?:admin:user:create|setup:install)\b/, /\s--admin-password(?:\s+|=)/],
  [/\bwp\s+(?:user\s+create|core\s+(?:multisite-)?install)\b/, /\s--(?:user_pass|admin_password)=/],
  [/\bconsole\s+user:create\b/, /\s(?:-p|--password)(?:\s+|=)/],
];
const VALUE = /(\\?["']?)([^\s"'\\;&|]+)\1/y;

export const rule = configRule({
  id: "admin-password-in-command",
  meta: {
    category: "configuration",
    title: "The password of an administrator stands in a command",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [798, 1392],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["13.3.1", "6.3.2"],
    pci: ["2.2.2"],
    tips: [4, 8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "This command makes an administrator with a password that stands in the repository.",
      help: "Take the password from the environment, such as `$ADMIN_PASSWORD`. If the command ever ran for the live store, change the password.",
    },
  },
  fixes: [
    {
      id: "use-variable",
      kind: "suggestion",
      title: "Take the password from $ADMIN_PASSWORD",
    },
  ],
  config: {
    kinds: ["json", "shell", "dockerfile", "yaml"],
    check(document, context) {
      for (const { text, start } of shellTexts(document)) {
        const found = writtenPassword(text);
        if (!found) continue;
        const at = { start: start + found.start, end: start + found.end };
        const isJson = document.kind === "json";
        // A database of a test run lives as long as the run.
        const isTest = configPlace(document) === "continuous-integration";
        context.report({
          at,
          message: "found",
          ...(isTest && { level: "hint" as const, preset: "audit" as const }),
          fixes: [
            {
              id: "use-variable",
              edits: () => [
                { ...at, text: isJson ? String.raw`\"$ADMIN_PASSWORD\"` : '"$ADMIN_PASSWORD"' },
              ],
            },
          ],
        });
      }
    },
  },
});

/** The place of a password in a command, with its quotes. */
function writtenPassword(text: string): { start: number; end: number } | undefined {
  for (const [command, option] of COMMANDS) {
    const from = command.exec(text);
    if (!from) continue;
    const begin = from.index + from[0].length;
    // What belongs to the command ends where the next one begins.
    const own = /^(?:\\\r?\n|[^;&|\n])*/.exec(text.slice(begin))?.[0] ?? "";
    const before = option.exec(own);
    if (!before) continue;
    VALUE.lastIndex = before.index + before[0].length;
    const value = VALUE.exec(own);
    if (!value || /[$<{%]/.test(value[2] ?? "")) continue;
    return { start: begin + value.index, end: begin + value.index + value[0].length };
  }
  return undefined;
}
