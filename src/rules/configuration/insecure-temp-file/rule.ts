import {
  type Ast,
  type SyntaxContext,
  type TextEdit,
  syntaxRule,
  unwrap,
  isFunction,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { addImport } from "../../helpers/edit/add-import.ts";
import { type GuessablePath, guessableTempPath } from "../../helpers/match/temp-path.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

/** Calls that write to a path, whoever made the file before, by the position of their options. */
const WRITERS: ReadonlyMap<string, number> = new Map([
  ["writeFile", 2],
  ["writeFileSync", 2],
  ["appendFile", 2],
  ["appendFileSync", 2],
  ["createWriteStream", 1],
  ["outputFile", 2],
  ["outputFileSync", 2],
]);
const FILES =
  /^(?:(?:node:)?fs(?:\/promises)?|fs-extra|graceful-fs)#(?:default\.)?(?:promises\.)?(\w+)$/;

export const rule = syntaxRule({
  id: "insecure-temp-file",
  meta: {
    category: "configuration",
    title: "A temporary file has a name that anybody can guess",
    level: "information",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [377, 379],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["5.3.2"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{name}}, in a folder that all accounts share, can be guessed: whoever creates it first owns what is written.",
      help: "Make a folder of your own with fs.mkdtemp, or open the file with the flag `wx`, which fails if it already exists.",
    },
  },
  fixes: [
    {
      id: "own-folder",
      kind: "suggestion",
      title: "Put it into a folder that only this program can read",
    },
  ],
  visit: {
    CallExpression(node, context) {
      const name = nameOf(unwrap(node.callee));
      if (name === undefined || !/write|append|output/i.test(name)) return;
      check(node, context);
    },
  },
});

function check(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics } = context;
  const method = FILES.exec(semantics.callee(node) ?? "")?.[1] ?? "";
  const position = WRITERS.get(method);
  const [path] = node.arguments;
  if (position === undefined || !path || isExclusive(node.arguments[position], context)) return;
  const found = guessableTempPath(path, semantics);
  if (!found || isOutsideProduction(node, semantics)) return;
  context.report({
    at: path,
    message: "found",
    data: { name: found.says },
    ...presetInTests(context),
    fixes: found.folder ? [{ id: "own-folder", edits: () => inOwnFolder(found, context) }] : [],
  });
}

/** Flags with an `x` open no file that is there already. */
function isExclusive(options: Ast.Node | undefined, { semantics }: SyntaxContext): boolean {
  if (!options) return false;
  const view = semantics.object(options);
  // Options that are not known may say so, an encoding does not.
  if (!view) return semantics.string(options) === undefined && !isFunction(options);
  const flag = view.get("flag") ?? view.get("flags");
  if (!flag) return !view.complete;
  const value = flag.value.in.string(flag.value.node);
  return value === undefined || value.includes("x");
}

/** `tmpdir()` as `mkdtempSync(join(tmpdir(), "store-"))`. */
function inOwnFolder({ folder }: GuessablePath, context: SyntaxContext): TextEdit[] | undefined {
  if (!folder) return undefined;
  const made = addImport(folder, context.source, "node:fs", ["mkdtempSync"]);
  const joined = addImport(folder, context.source, "node:path", ["join"]);
  const [start, end] = folder.range;
  const before = `${made.references[0]}(${joined.references[0]}(`;
  return [
    { start, end: start, text: before },
    { start: end, end, text: ', "store-"))' },
    ...made.edits,
    ...joined.edits,
  ];
}
