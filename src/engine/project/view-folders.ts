import type { FileIr, Instruction, Value } from "../ir/ir.ts";
import { calledName, writtenPath } from "../ir/written-path.ts";

type Code = readonly Instruction[];

/** Members under which settings of template engines name their folders. */
const MEMBERS = new Set([
  "views",
  "templates",
  "root",
  "viewPath",
  "viewsDir",
  "viewsPath",
  "path",
]);
/** Calls whose first argument is such a folder, or a list of them. */
const CALLS = new Set(["setBaseViewsDir", "configure", "views", "FileSystemLoader", "init"]);
const MAX_FOLDERS = 12;
const MAX_STEPS = 12;

/**
 * Folders that a file names where it sets up how pages are made: `app.set("views", …)`, settings of
 * plug-ins and engines. They are seen from the file or from its package: which of the two is right is
 * known when a template stands there.
 */
export function viewFolders({ functions }: FileIr): readonly string[] {
  const found = new Set<string>();
  const module = functions[0]?.code ?? [];
  for (const { code } of functions) {
    for (const instruction of code) {
      const named = folderIn(instruction, code);
      if (named === undefined) continue;
      for (const value of listed(named, code)) {
        const folder = writtenPath(value, code, module);
        if (folder !== undefined && found.size < MAX_FOLDERS) found.add(folder);
      }
    }
  }
  return [...found];
}

/** The value that says where templates are, if an instruction says so. */
function folderIn(instruction: Instruction, code: Code): Value | undefined {
  if (instruction.op === "store")
    return MEMBERS.has(instruction.name) ? instruction.value : undefined;
  if (instruction.op !== "call" && instruction.op !== "new") return undefined;
  const [first, second] = instruction.arguments;
  if (first === undefined) return undefined;
  const name = calledName(instruction, code);
  if (name === "set") return constantOf(code[first]) === "views" ? second : undefined;
  return CALLS.has(name) ? first : undefined;
}

/** A list of folders, or one. */
function listed(value: Value, code: Code): readonly Value[] {
  const elements: Value[] = [];
  let list = value;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const instruction = code[list];
    if (instruction?.op === "array") return elements.length > 0 ? elements : [value];
    if (instruction?.op === "store" && /^\d+$/.test(instruction.name))
      elements.push(instruction.value);
    else if (instruction?.op === "append") elements.push(instruction.value);
    else break;
    list = instruction.object;
  }
  return [value];
}

function constantOf(instruction: Instruction | undefined): unknown {
  return instruction?.op === "constant" ? instruction.value : undefined;
}
