import {
  type Ast,
  type ConfigDocument,
  type Range,
  type Report,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  wrapped,
} from "../../../engine/api.ts";
import { DUMPS, openBackup, writtenPasswords } from "../../helpers/match/backup-command.ts";
import { configPlace } from "../../helpers/match/config-place.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { shellTexts } from "../../helpers/match/shell-text.ts";

const RUNS =
  /^(?:child_process#(?:exec|execSync|spawn|spawnSync)|execa#\w*|shelljs#exec|zx#\$|util#promisify\(\))/;

export const rule = syntaxRule({
  id: "backup-script-insecure",
  meta: {
    category: "backups",
    title: "A backup is open to others on its way or where it lies",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [311, 319, 522],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["14.2.4", "13.3.1"],
    pci: ["9.4.1.1"],
    tips: [7],
    since: "0.1.0",
  },
  messages: {
    password: {
      what: "The password of the database stands in this command.",
      help: "Take it from a file that only the job can read (`~/.pgpass`, `~/.my.cnf`) or from the environment, and change it: everybody with the repository knows it.",
    },
    public: {
      what: "This backup is put where everybody can fetch it.",
      help: "Keep the bucket private, and let only the job write and only a few people read.",
    },
    cleartext: {
      what: "This backup travels without encryption: whoever can listen in on the network gets the data of all customers.",
      help: "Encrypt it before it leaves the machine, for instance with `age` or `gpg`, and send it over SFTP or HTTPS.",
    },
    unencrypted: {
      what: "This backup leaves the machine unencrypted: whoever reaches the place where it is kept gets all customers' data.",
      help: "Encrypt it first, for instance with `age` or `gpg`, or let the service encrypt it with a key of your own (`--sse aws:kms`).",
    },
  },
  fixes: [
    { id: "use-variable", kind: "suggestion", title: "Take the password from $DB_PASSWORD" },
    { id: "keep-private", kind: "suggestion", title: "Keep it private" },
    { id: "encrypt-at-rest", kind: "suggestion", title: "Encrypt it with a key of your own" },
  ],
  visit: {
    Property(node, context) {
      if (propertyName(node) === "ACL") checkAccess(node, context);
    },
    CallExpression(node, context) {
      const [command] = node.arguments;
      if (!command || node.arguments.length > 3) return;
      if (command.type !== "Literal" && command.type !== "TemplateLiteral") return;
      if (!DUMPS.test(context.text.slice(...command.range))) return;
      const api = context.semantics.callee(node);
      if (api === undefined || !RUNS.test(api)) return;
      if (!isOutsideProduction(node, context.semantics)) checkCode(command, context);
    },
    TaggedTemplateExpression(node, context) {
      if (!DUMPS.test(context.text.slice(...node.quasi.range))) return;
      if (!/^(?:zx|execa|bun)#\$/.test(context.semantics.api(node.tag) ?? "")) return;
      checkCode(node.quasi, context);
    },
  },
  config: {
    kinds: ["shell", "json", "yaml", "dockerfile"],
    check(document, context) {
      const texts = shellTexts(document);
      for (const { text, start } of texts) {
        if (configPlace(document) !== "continuous-integration") {
          for (const at of writtenPasswords(text)) {
            // A variable that a script sets is there for the dump in another of its lines.
            const isSet = document.kind === "shell" && SETS_PASSWORD.test(text);
            if (DUMPS.test(isSet ? document.text : text))
              context.report(passwordReport(moved(at, start), text[at.start - 1]));
          }
        }
        if (document.kind !== "shell") report(text, start, document.text, context.report);
      }
      if (document.kind === "shell") checkScript(document, context.report);
    },
  },
});

/** `new PutObjectCommand({ Key: "shop.dump", ACL: "public-read" })`. */
function checkAccess(node: Ast.Property, context: SyntaxContext): void {
  const { semantics, text } = context;
  const access = semantics.string(node.value);
  if (access === undefined || !access.startsWith("public-read")) return;
  const object = text.slice(...node.parent.range);
  if (!/\bbackups?\b|dump|\.sql\b/i.test(object) || isOutsideProduction(node, semantics)) return;
  const [start, end] = node.value.range;
  context.report({
    at: node,
    message: "public",
    level: "error",
    fixes:
      node.value.type === "Literal"
        ? [
            {
              id: "keep-private",
              edits: () => [{ start: start + 1, end: end - 1, text: "private" }],
            },
          ]
        : [],
  });
}

const SETS_PASSWORD = /^\s*(?:export\s+)?(?:PGPASSWORD|MYSQL_PWD)=/m;

/** In a script one line makes the dump and another one sends it. */
function checkScript(document: ConfigDocument, say: (report: Report) => void): void {
  let code = document.text;
  for (const { range } of document.comments)
    code = code.slice(0, range.start) + " ".repeat(range.end - range.start) + code.slice(range.end);
  report(code, 0, document.text, say);
}

function report(text: string, start: number, whole: string, say: (report: Report) => void): void {
  const found = openBackup(text);
  if (!found) return;
  const at = moved(found, start);
  say({
    at,
    message: found.kind,
    ...(found.kind === "public" && { level: "error" }),
    ...(found.kind === "unencrypted" && { level: "information", preset: "balanced" }),
    fixes: fixesOf(found.kind, at, whole),
  });
}

function fixesOf(kind: string, at: Range, whole: string): Report["fixes"] {
  const own = whole.slice(at.start, at.end);
  if (kind === "public" && /--acl[= ]/.test(own)) {
    return [{ id: "keep-private", edits: () => [{ ...at, text: "--acl private" }] }];
  }
  const command = /^aws\s+s3\s+(?:cp|mv|sync)/.exec(own)?.[0];
  if (kind !== "unencrypted" || command === undefined) return [];
  const end = at.start + command.length;
  return [{ id: "encrypt-at-rest", edits: () => [{ start: end, end, text: " --sse aws:kms" }] }];
}

function passwordReport(at: Range, before: string | undefined): Report {
  const isQuoted = before === '"' || before === "'";
  return {
    at,
    message: "password",
    fixes:
      before === "'" || before === ":"
        ? []
        : [
            {
              id: "use-variable",
              edits: () => [{ ...at, text: isQuoted ? "$DB_PASSWORD" : "${DB_PASSWORD}" }],
            },
          ],
  };
}

function checkCode(command: Ast.Node, context: SyntaxContext): void {
  const [start] = wrapped(command).range;
  const text = context.text.slice(...command.range);
  // Of a template that starts in JavaScript `${…}` is no password.
  for (const { start: from, end } of writtenPasswords(text.slice(1, -1))) {
    const offset = start + 1;
    context.report({ at: { start: offset + from, end: offset + end }, message: "password" });
  }
  const found = openBackup(text);
  if (found)
    context.report({
      at: moved(found, start),
      message: found.kind,
      ...(found.kind === "public" && { level: "error" as const }),
      ...(found.kind === "unencrypted" && {
        level: "information" as const,
        preset: "balanced" as const,
      }),
    });
}

function moved({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}
