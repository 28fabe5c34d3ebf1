import type { Instruction, Value } from "./ir.ts";

type Code = readonly Instruction[];

/** What is longer, or has other characters, is the path of no file that somebody wrote down. */
const PATH = /^[\w@./\\ -]{1,120}$/;
const MAX_DEPTH = 12;
/** The folder of the file, or that in which the program was started. */
const OWN_FOLDERS = new Set(["dirname", "fileURLToPath", "cwd"]);
const READS_FILE = new Set(["readFile", "readFileSync"]);
const HANDS_ON = new Set(["toString", "trim"]);

/**
 * The path that code writes down, of a file or of one whose content it reads, as far as it is fixed:
 * what is not known is the folder of the file or of the package. Undefined where nothing is fixed.
 */
export function writtenPath(value: Value, code: Code, module: Code): string | undefined {
  const parts = partsOf(value, code, module, 0);
  const path = parts.filter((part) => part !== "").join("/");
  return PATH.test(path) ? path : undefined;
}

/** The name of the function that is called. */
export function calledName(call: Extract<Instruction, { op: "call" | "new" }>, code: Code): string {
  if (call.op === "call" && call.method !== undefined) return call.method;
  const callee = code[call.callee];
  if (callee?.op === "load") return callee.name;
  if (callee?.op !== "import") return "";
  // `const views = require("koa-views")`
  return callee.name === "*" || callee.name === "default"
    ? (/[\w]*$/.exec(callee.specifier)?.[0] ?? "")
    : callee.name;
}

function partsOf(value: Value, code: Code, module: Code, depth: number): readonly string[] {
  const instruction = code[value];
  if (!instruction || depth > MAX_DEPTH) return [];
  const inside = (each: Value): readonly string[] => partsOf(each, code, module, depth + 1);
  switch (instruction.op) {
    case "constant":
      return typeof instruction.value === "string" ? [instruction.value] : [];
    case "text":
      return instruction.texts.flatMap((text, i) => {
        const part = instruction.parts[i];
        return part === undefined ? [text] : [text, ...inside(part)];
      });
    case "changed":
    case "refined":
    case "declared":
    case "await":
      return inside(instruction.value);
    case "shared": {
      const { variable } = instruction;
      const given = module.find((each) => each.op === "share" && each.variable === variable);
      return given?.op === "share" ? partsOf(given.value, module, module, depth + 1) : [];
    }
    case "new":
      return instruction.arguments.flatMap(inside);
    case "call": {
      const name = calledName(instruction, code);
      if (OWN_FOLDERS.has(name)) return [];
      const [first] = instruction.arguments;
      if (READS_FILE.has(name)) return first === undefined ? [] : inside(first);
      if (HANDS_ON.has(name))
        return instruction.receiver === undefined ? [] : inside(instruction.receiver);
      return instruction.arguments.flatMap(inside);
    }
    default:
      return [];
  }
}
