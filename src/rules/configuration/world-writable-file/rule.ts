import {
  type Ast,
  type ConfigDocument,
  type ReportedFix,
  type SyntaxContext,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";

/** What sets permissions as they are given; where files are made, the umask takes the dangerous ones away. */
const CHANGES =
  /^(?:(?:node:)?fs(?:\/promises)?|fs-extra|graceful-fs)#(?:default\.)?(?:promises\.)?(?:chmod|chmodSync|fchmod|fchmodSync|lchmod|lchmodSync)$/;
const UMASK = /^(?:global#process|(?:node:)?process#)(?:default)?\.?umask$/;
/** Others may write. */
const OTHERS = 0o002;
const GROUP_AND_OTHERS = 0o022;
/** A sticky folder, such as that for temporary files, lets nobody touch what others put there. */
const STICKY = 0o1000;
/** `chmod -R 777 uploads`, `chmod a+rwx,o+w`. A first digit of 1, 3, 5 or 7 makes a folder sticky. */
const COMMAND =
  /\bchmod\s+(?:-{1,2}[\w-]+\s+)*(?<mode>[0246]?[0-7][0-7][2367]|(?:[ugoa]*[+=][rwxXst]+,)*[ug]*[oa][ugoa]*[+=][rx]*w[rwx]*)(?=\s)/g;

export const rule = syntaxRule({
  id: "world-writable-file",
  meta: {
    category: "configuration",
    title: "Everybody on the machine may change a file",
    level: "warning",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [732, 276],
    owasp: ["A01:2025"],
    asvs: ["13.2.2"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    mode: {
      what: "{{mode}} lets every account of the machine change the file, whatever it belongs to.",
      help: "Give the account that the store runs under what it needs (0o750 for folders, 0o640 for files), and others nothing.",
    },
    mask: {
      what: "Without a umask, every account of the machine may change whatever the store writes from here on.",
      help: "Leave the umask as it is, or use 0o027.",
    },
  },
  fixes: [
    { id: "owner-only", kind: "suggestion", title: "Let only the owner write: {{instead}}" },
    { id: "usual-umask", kind: "suggestion", title: "Use 0o027" },
  ],
  visit: {
    CallExpression(node, context) {
      const name = nameOf(unwrap(node.callee));
      if (name === undefined || !/chmod|umask/i.test(name)) return;
      const api = context.semantics.callee(node) ?? "";
      if (CHANGES.test(api)) checkMode(node.arguments[1], context);
      else if (UMASK.test(api)) checkMask(node, context);
    },
  },
  config: {
    kinds: ["dockerfile", "shell", "json", "yaml"],
    check(document, context) {
      for (const { at, mode } of commands(document)) {
        const instead = withoutOthers(mode);
        context.report({
          at,
          message: "mode",
          data: { mode: `chmod ${mode}`, instead },
          // In a container nobody else has an account, as long as nothing is broken into.
          level: "information",
          fixes: [{ id: "owner-only", edits: () => [{ ...at, text: instead }] }],
        });
      }
    },
  },
});

function checkMode(mode: Ast.Node | undefined, context: SyntaxContext): void {
  const value = mode && context.semantics.constant(mode)?.value;
  const bits = typeof value === "string" ? octal(value) : value;
  if (!mode || typeof bits !== "number" || Number.isNaN(bits)) return;
  if ((bits & OTHERS) === 0 || (bits & STICKY) !== 0) return;
  if (isOutsideProduction(mode, context.semantics)) return;
  const written = context.text.slice(...mode.range);
  const instead =
    written.startsWith('"') || written.startsWith("'")
      ? `${written[0]}${asOctal(bits & ~GROUP_AND_OTHERS)}${written[0]}`
      : `0o${asOctal(bits & ~GROUP_AND_OTHERS)}`;
  const [start, end] = mode.range;
  const fix: ReportedFix = { id: "owner-only", edits: () => [{ start, end, text: instead }] };
  context.report({
    at: mode,
    message: "mode",
    data: { mode: written.length > 30 ? `0o${asOctal(bits)}` : written, instead },
    fixes: unwrap(mode).type === "Literal" ? [fix] : [],
  });
}

function checkMask(node: Ast.CallExpression, context: SyntaxContext): void {
  const [mask] = node.arguments;
  const value = mask && context.semantics.constant(mask)?.value;
  const bits = typeof value === "string" ? octal(value) : value;
  if (!mask || bits !== 0 || isOutsideProduction(node, context.semantics)) return;
  const [start, end] = mask.range;
  context.report({
    at: node,
    message: "mask",
    fixes: [{ id: "usual-umask", edits: () => [{ start, end, text: "0o027" }] }],
  });
}

/** Commands in files that are no scripts, by the place of their mode. */
function commands({ kind, path, text, entries }: ConfigDocument) {
  if (kind === "json" && !/(?:^|\/)package\.json$/.test(path)) return [];
  return entries.flatMap(({ valueRange }) => {
    const value = text.slice(valueRange.start, valueRange.end);
    return [...value.matchAll(COMMAND)].flatMap((match) => {
      const mode = match.groups?.mode ?? "";
      const start = valueRange.start + match.index + match[0].length - mode.length;
      return [{ at: { start, end: start + mode.length }, mode }];
    });
  });
}

/** The mode as it is written, without the right of others to write. */
function withoutOthers(mode: string): string {
  if (/^\d/.test(mode)) return asOctal(octal(mode) & ~GROUP_AND_OTHERS);
  return "u+rwX";
}

function octal(mode: string): number {
  return /^(?:0o?)?[0-7]+$/.test(mode) ? Number.parseInt(mode.replace(/^0o/, ""), 8) : Number.NaN;
}

function asOctal(bits: number): string {
  return bits.toString(8).padStart(3, "0");
}
