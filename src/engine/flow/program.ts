import type { FileIr, Instruction, Value } from "../ir/ir.ts";
import type { ApiTrie } from "./api-trie.ts";

/** The whole program as the solver sees it. */
export interface Program {
  readonly trie: ApiTrie;
  file(path: string): FileIr | undefined;
  /** The file of the program behind a specifier; undefined for packages. */
  resolve(from: string, specifier: string): string | undefined;
  readonly folders: {
    /** The names of files and folders in a folder. */
    in(folder: string): readonly string[];
    /** The files below a folder that a glob matches. */
    matching(folder: string, glob: string): readonly string[];
  };
  /** The template of the program that code in a file means by a name, and the layout around it. */
  views(from: string, name: string): readonly string[];
  /** The files from which a framework may take a name that code does not import. */
  automatic(from: string, specifier: string, name: string): readonly string[];
  /** The packages that the package.json of a file names; undefined without one. */
  packages(path: string): ReadonlySet<string> | undefined;
  /** True when a file certainly uses one of these versions (a range) of the package behind a specifier. */
  isVersion(path: string, specifier: string, versions: string): boolean;
  /** The types of what functions of a file return to a framework; undefined where no file of that place has any. */
  returnTypes(path: string): ReadonlyMap<number, string> | undefined;
  /** The folder of that package.json. */
  packageFolder(path: string): string | undefined;
  /** True for files that a package hands to its users. */
  isPublished(path: string): boolean;
  /** The files that the package of a file hands to its users. */
  publishedBeside(path: string): readonly string[];
  /** Functions of a file that a framework calls because of where they stand. */
  entries(path: string, ir: FileIr): readonly ProgramEntry[];
}

/** An exported function (`default`, `POST`, `default.fetch`) that a framework calls with parameters of these types. */
export interface ProgramEntry {
  readonly name: string;
  /** The path of the route that the file is. */
  readonly route?: string;
  typeOf(index: number): string | undefined;
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
  /** Values of the module's code that make its classes. */
  readonly classValues: ReadonlyMap<number, Value>;
  /** The one value that the module's code gives a variable; absent for those that change there. */
  readonly onlyValues: ReadonlyMap<number, Value>;
  /** Variables of the module that functions give values. */
  readonly writtenByFunctions: ReadonlySet<number>;
  /** Variables of functions that functions inside of them give values, with the function whose they are. */
  readonly writtenInside: ReadonlyMap<number, number>;
  /** The functions that do so. */
  readonly writers: ReadonlySet<number>;
}

export function factsOf(ir: FileIr): FileFacts {
  const moduleVariables = new Set<number>();
  const classValues = new Map<number, Value>();
  const onlyValues = new Map<number, Value>();
  for (const [value, instruction] of (ir.functions[0]?.code ?? []).entries()) {
    if (instruction.op === "class") classValues.set(instruction.index, value);
    if (instruction.op !== "share") continue;
    if (moduleVariables.has(instruction.variable)) onlyValues.delete(instruction.variable);
    else onlyValues.set(instruction.variable, instruction.value);
    moduleVariables.add(instruction.variable);
  }
  if (ir.exportsVariable !== undefined) moduleVariables.add(ir.exportsVariable);
  const writtenByFunctions = new Set<number>();
  const written = new Set<number>();
  const captured = new Map<number, ReadonlySet<number>>();
  const classOf = new Map<number, number>();
  for (const [index, description] of ir.classes.entries()) {
    for (const each of functionsOfClass(description)) classOf.set(each, index);
  }
  for (const [index, { code }] of ir.functions.entries()) {
    for (const instruction of code) {
      noteCaptures(instruction, ir, captured);
      if (index === 0 || instruction.op !== "share") continue;
      const { variable } = instruction;
      (moduleVariables.has(variable) ? writtenByFunctions : written).add(variable);
    }
  }
  const inside = written.size > 0 ? ownersOf(written, ir, captured) : NOBODY;
  return {
    ir,
    moduleVariables,
    captured,
    classOf,
    classValues,
    onlyValues,
    writtenByFunctions,
    ...inside,
  };
}

type WrittenInside = Pick<FileFacts, "writtenInside" | "writers">;

const NOBODY: WrittenInside = { writtenInside: new Map(), writers: new Set() };

/** Whose variables they are that functions write which only see them. */
function ownersOf(
  written: ReadonlySet<number>,
  ir: FileIr,
  captured: ReadonlyMap<number, ReadonlySet<number>>,
): WrittenInside {
  const inside = new Set<number>();
  const writers = new Set<number>();
  const owners = new Map<number, number>();
  for (const [index, { code }] of ir.functions.entries()) {
    const seen = captured.get(index);
    for (const instruction of code) {
      if (instruction.op === "share") {
        if (!seen?.has(instruction.variable)) continue;
        inside.add(instruction.variable);
        writers.add(index);
        continue;
      }
      if (instruction.op !== "function" && instruction.op !== "class") continue;
      for (const [variable] of instruction.captures)
        if (written.has(variable) && !seen?.has(variable)) owners.set(variable, index);
    }
  }
  const writtenInside = new Map([...owners].filter(([variable]) => inside.has(variable)));
  return { writtenInside, writers };
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
