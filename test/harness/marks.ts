import { SINK_KINDS } from "../../src/engine/models/kinds.ts";

/** The rules that marks of the data-flow cases may name: those that follow data or weigh the shape of a flow. */
export const MARKED_RULES: ReadonlySet<string> = new Set([
  "account-enumeration",
  "auth-token-web-storage",
  "card-data-handled",
  "card-data-logged",
  "client-chosen-price-id",
  "client-supplied-amount",
  "client-supplied-order-total",
  "code-injection",
  "command-injection",
  "csv-formula-injection",
  "email-injection",
  "fail-open-secret-check",
  "groq-cypher-es-injection",
  "header-injection-filename",
  "html-to-pdf-injection",
  "idor-by-request-id",
  "incomplete-url-check",
  "jwt-decode-without-verify",
  "ldap-xpath-injection",
  "log-injection",
  "mail-relay-from-body",
  "mass-assignment",
  "negative-or-huge-quantity",
  "nosql-operator-injection",
  "nosql-where-js",
  "oauth-state-missing",
  "open-redirect",
  "password-policy-weak",
  "path-traversal",
  "plaintext-otp-or-reset-token",
  "prototype-pollution",
  "redos-literal",
  "redos-user-pattern",
  "reset-link-host-header",
  "role-chosen-by-sender",
  "secret-in-client-bundle",
  "sensitive-data-in-url",
  "session-fixation",
  "session-lifetime",
  "sql-injection",
  "ssrf",
  "static-iv-or-salt",
  "template-injection",
  "trusted-user-id-from-client",
  "type-confusion-through-parameter-tampering",
  "unchecked-method-call-by-name",
  "unsafe-deserialization",
  "unsafe-dynamic-import",
  "unsafe-href-scheme",
  "weak-cipher",
  "weak-key-size",
  "webhook-parsed-body-verified",
  "xss-dangerously-set-inner-html",
  "xss-server-response",
  "xxe",
  "zip-slip",
]);

/**
 * What a mark says of its line. `alert`: a finding is expected. `safe`: the line looks alike and
 * stays silent. `missing`: a finding would be right and is known not to come. `spurious`: a finding
 * is known to come and is wrong. `either`: a finding would be right but nobody demands it.
 */
export const MARK_KINDS = ["alert", "safe", "missing", "spurious", "either"] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface Mark {
  /** From 1, as people count. */
  readonly line: number;
  readonly rule: string;
  /** Always there for `missing`, `spurious` and `either`. */
  readonly reason?: string;
}

/** The marks of one file, and what is wrong with those that cannot be read. */
export interface FileMarks extends Readonly<Record<MarkKind, readonly Mark[]>> {
  /** Lines on which untrusted data enters, for whoever reads the case. */
  readonly sources: readonly number[];
  readonly sinks: readonly { readonly line: number; readonly kind: string }[];
  readonly problems: readonly string[];
}

const NEEDS_REASON: ReadonlySet<MarkKind> = new Set(["missing", "spurious", "either"]);
const COMMENT = /(?:\/\/|\/\*|<!--|(?<=^|\s)#)\s*(![a-z].*?)\s*(?:\*\/\}?\s*|-->\s*)?$/;
/** Between the elements of JSX, a comment has braces around it. */
const IN_ELEMENT = /\{\/\*\s*![a-z].*\*\/\}\s*$/;
const SINKS: ReadonlySet<string> = new Set(SINK_KINDS);

/**
 * Reads the marks of a text. They stand in a comment at the end of the line that they speak of,
 * several after one another where a line needs more: `// !alert sql-injection !sink(sql)`. Rules
 * are separated by commas; a reason follows after ` -- ` and ends the comment. A comment with `#`
 * that has a line for itself speaks of the line below it, as not every format ends lines with one.
 */
export function readMarks(text: string, rules: ReadonlySet<string> = MARKED_RULES): FileMarks {
  const marks: Record<MarkKind, Mark[]> = {
    alert: [],
    safe: [],
    missing: [],
    spurious: [],
    either: [],
  };
  const sources: number[] = [];
  const sinks: { line: number; kind: string }[] = [];
  const problems: string[] = [];
  for (const [index, content] of text.split("\n").entries()) {
    const comment = COMMENT.exec(content)?.[1];
    if (comment === undefined) continue;
    const line = /^\s*#/.test(content) ? index + 2 : index + 1;
    const [body = "", reason] = comment.split(/\s+--\s+/, 2);
    for (const part of body.split(/\s+(?=!)/)) {
      const [, word = "", kind, rest = ""] =
        /^!([a-z]+)(?:\(([a-z-]+)\))?\s*(.*)$/.exec(part) ?? [];
      if (word === "source" && rest === "") sources.push(line);
      else if (word === "sink" && kind !== undefined && SINKS.has(kind)) sinks.push({ line, kind });
      else if (isMarkKind(word) && kind === undefined) {
        if (NEEDS_REASON.has(word) && !reason)
          problems.push(`line ${line}: !${word} has no reason`);
        for (const rule of rest.split(/\s*,\s*/)) {
          if (!rules.has(rule)) problems.push(`line ${line}: '${rule}' is no marked rule`);
          marks[word].push(reason === undefined ? { line, rule } : { line, rule, reason });
        }
      } else problems.push(`line ${line}: '${part}' is no mark`);
    }
  }
  return { ...marks, sources, sinks, problems };
}

function isMarkKind(word: string): word is MarkKind {
  return MARK_KINDS.some((kind) => kind === word);
}

/** The text as its author would have written it: rules that look for words must not find those of marks. */
export function withoutMarks(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(IN_ELEMENT, "").replace(COMMENT, ""))
    .join("\n");
}
