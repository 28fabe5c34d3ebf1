import type { FileIr, Instruction } from "../ir/ir.ts";
import type { ApiTrie } from "./api-trie.ts";

/** The whole program as the solver sees it. */
export interface Program {
  readonly trie: ApiTrie;
  file(path: string): FileIr | undefined;
  /** The file of the program behind a specifier; undefined for packages. */
  resolve(from: string, specifier: string): string | undefined;
  /** The packages that the package.json of a file names; undefined without one. */
  packages(path: string): ReadonlySet<string> | undefined;
  /** True when a file certainly uses one of these versions (a range) of the package behind a specifier. */
  isVersion(path: string, specifier: string, versions: string): boolean;
  /** The type of what a function returns to a framework that calls it because of where it stands. */
  returnType(path: string, index: number): string | undefined;
  /** The folder of that package.json. */
  packageFolder(path: string): string | undefined;
}

/** What is read off a file's code once, so that evaluation need not look for it. */
export interface FileFacts {
  readonly ir: FileIr;
  /** Variables of the module, by number. */
  readonly moduleVariables: ReadonlySet<number>;
  /** For each function, the variables of outer functions that it sees. */
  readonly captured: ReadonlyMap<number, ReadonlySet<number>>;
  /** For each function that is a member of a class, the class. */
  readonly classOf: ReadonlyMap<number, number>;
}

export function factsOf(ir: FileIr): FileFacts {
  const moduleVariables = new Set<number>();
  for (const instruction of ir.functions[0]?.code ?? []) {
    if (instruction.op === "share") moduleVariables.add(instruction.variable);
  }
  if (ir.exportsVariable !== undefined) moduleVariables.add(ir.exportsVariable);
  const captured = new Map<number, ReadonlySet<number>>();
  const classOf = new Map<number, number>();
  for (const [index, description] of ir.classes.entries()) {
    for (const each of functionsOfClass(description)) classOf.set(each, index);
  }
  for (const { code } of ir.functions) {
    for (const instruction of code) noteCaptures(instruction, ir, captured);
  }
  return { ir, moduleVariables, captured, classOf };
}

function noteCaptures(
  instruction: Instruction,
  ir: FileIr,
  captured: Map<number, ReadonlySet<number>>,
): void {
  if (instruction.op !== "function" && instruction.op !== "class") return;
  const variables = new Set(instruction.captures.map(([variable]) => variable));
  if (instruction.op === "function") captured.set(instruction.index, variables);
  else {
    const description = ir.classes[instruction.index];
    for (const each of description ? functionsOfClass(description) : [])
      captured.set(each, variables);
  }
}

function functionsOfClass(description: FileIr["classes"][number]): number[] {
  const initializers = description.fields.flatMap((field) => field.initializer ?? []);
  const members = description.members.map((member) => member.function);
  const { constructorFunction } = description;
  return [
    ...members,
    ...initializers,
    ...(constructorFunction === undefined ? [] : [constructorFunction]),
  ];
}
