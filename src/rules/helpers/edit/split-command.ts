import { type Ast, type FlowPlace, type TextEdit, bare } from "../../../engine/api.ts";
import { addImport } from "./add-import.ts";
import { asText } from "./as-text.ts";
import { fileStyle } from "./file-style.ts";
import { type TextPart, quoted, textParts, writeText } from "./text-parts.ts";

/** Words that only a shell understands, and programs that Windows starts through one. */
const OF_SHELLS =
  /^(?:cd|export|source|set|unset|alias|eval|exec|exit|ulimit|umask|read|trap|wait|type|npm|npx|yarn|pnpm|pnpx|bunx)$/;

/** Programs for which `--` ends the options. */
const ENDS_OPTIONS =
  /^(?:cat|chmod|chown|cp|curl|diff|du|file|gpg|grep|gunzip|gzip|head|ln|ls|mkdir|mv|pg_dump|ping|psql|rm|rmdir|rsync|sendmail|sort|stat|tail|touch|traceroute|wc|wget|whois|zip)$/;

/** Of these no such letter takes a value, so that `--` may follow. */
const ONLY_SWITCHES = /^(?:cat|cp|gunzip|gzip|ls|mv|rm|rmdir|wc|zip) -[alrRfhvkqi1]+$/;

/** What a shell reads as more than itself. */
const SPECIAL = /[|&;<>()$`\\*?[\]#~%!{}\n\r]/;

const FILES: ReadonlyMap<string, string> = new Map([
  ["child_process#exec", "execFile"],
  ["child_process#execSync", "execFileSync"],
]);

/**
 * `exec("convert " + name)` as `execFile("convert", [name])`: no shell reads the value. Undefined
 * where the command line needs one, or where it does not split plainly into words.
 */
export function splitCommand(place: FlowPlace): TextEdit[] | undefined {
  const { node, source, semantics } = place;
  if (node.type !== "CallExpression") return undefined;
  const wanted = FILES.get(semantics.callee(node) ?? "");
  const [command] = node.arguments;
  if (wanted === undefined || !command || command.type === "SpreadElement") return undefined;
  const text = bare(semantics.origin(command).node);
  const isHere = semantics.origin(command).in.source === source;
  const parts = isHere ? textParts(text) : undefined;
  const words = parts && wordsOf(parts);
  if (!words || usesShell(node)) return undefined;
  const [program, ...rest] = words;
  const name = program?.map((part) => part.text ?? "\0").join("") ?? "";
  if (!/^[\w./-]+$/.test(name) || OF_SHELLS.test(name)) return undefined;
  if (rest.some((word) => word.some((part) => part.hole && isList(part.hole)))) return undefined;
  // A variable that other code reads has to stay what it is.
  if (text !== bare(command) && !isReadOnce(command, place)) return undefined;
  const { quote } = fileStyle(source);
  const given = rest.map((word) => argumentOf(word, quote, source.text));
  const first = rest.findIndex(([part]) => part?.hole !== undefined);
  // A value that begins with a dash would be an option: nothing is offered where that stays possible.
  if (first >= 0 && !endsOptions(name, rest, first)) return undefined;
  if (first >= 0) given.splice(first, 0, `${quote}--${quote}`);
  const { references, edits } = addImport(node, source, "node:child_process", [wanted]);
  const list = `[${given.join(", ")}]`;
  const start = node.callee.range[0];
  return [
    ...edits,
    { start, end: node.callee.range[1], text: references[0] ?? wanted },
    ...(text === bare(command)
      ? [
          {
            start: command.range[0],
            end: command.range[1],
            text: `${quoted(name, quote)}, ${list}`,
          },
        ]
      : viaVariable(text, command, name, list, quote)),
  ];
}

/** True when `--` may stand before the first value, so that it and all that follows are no options. */
function endsOptions(program: string, words: readonly TextPart[][], first: number): boolean {
  if (!ENDS_OPTIONS.test(program)) return false;
  const before = words[first - 1]?.map((part) => part.text ?? "").join("") ?? "";
  const takesValue = before.startsWith("-") && !ONLY_SWITCHES.test(`${program} ${before}`);
  return !takesValue && words.slice(first).every(([part]) => !part?.text?.startsWith("-"));
}

/** The variable holds the arguments from now on. */
function viaVariable(
  text: Ast.Node,
  command: Ast.Node,
  name: string,
  list: string,
  quote: '"' | "'",
): TextEdit[] {
  return [
    { start: text.range[0], end: text.range[1], text: list },
    { start: command.range[0], end: command.range[0], text: `${quoted(name, quote)}, ` },
  ];
}

function isReadOnce(command: Ast.Node, { semantics }: FlowPlace): boolean {
  const variable = semantics.variables.of(bare(command));
  return variable?.references.filter((each) => each.isRead()).length === 1;
}

/** The words of a command line, each in its parts; undefined where a shell would do more than split it. */
function wordsOf(parts: readonly TextPart[]): TextPart[][] | undefined {
  const words: TextPart[][] = [];
  let word: TextPart[] | undefined;
  let open = "";
  for (const part of parts) {
    if (part.hole) {
      (word ??= []).push(part);
      continue;
    }
    for (const character of part.text) {
      if (SPECIAL.test(character)) return undefined;
      if (character === open) open = "";
      else if (open === "" && (character === '"' || character === "'")) {
        open = character;
        word ??= [];
      } else if (open === "" && /\s/.test(character)) {
        if (word) words.push(word);
        word = undefined;
      } else {
        word ??= [];
        const last = word.at(-1);
        if (last?.text !== undefined) word[word.length - 1] = { text: last.text + character };
        else word.push({ text: character });
      }
    }
  }
  if (word) words.push(word);
  return open === "" ? words : undefined;
}

function argumentOf(word: readonly TextPart[], quote: '"' | "'", source: string): string {
  const [only, more] = word;
  if (only?.hole && !more) return asText(only.hole, source);
  return writeText(word, quote, source);
}

/** Values that are several arguments, by their names. */
function isList(hole: Ast.Expression): boolean {
  const node = bare(hole);
  const name = node.type === "Identifier" ? node.name : "";
  return /(?:args|arguments|options|flags|opts|params)$/i.test(name);
}

/** True when the options ask for a certain shell. */
function usesShell(call: Ast.CallExpression): boolean {
  const options = call.arguments[1];
  if (
    !options ||
    options.type === "ArrowFunctionExpression" ||
    options.type === "FunctionExpression"
  )
    return false;
  if (options.type !== "ObjectExpression") return true;
  return options.properties.some(
    (each) =>
      each.type !== "Property" || each.key.type !== "Identifier" || each.key.name === "shell",
  );
}
