import type { FileIr } from "../ir/ir.ts";
import type { Program } from "./program.ts";

/** What is handed to requests by an application holds for that application. */
type Modules = Pick<Program, "file" | "resolve">;

const FRAMEWORKS = new Set(["express", "koa", "fastify", "restify", "polka", "connect"]);
/** More files than this one application is not looked through for another one. */
const MAX_FILES = 200;

/**
 * True where two files each make an application of their own, and neither leads to the other by
 * imports: what stands before the handlers of one says nothing of those of the other.
 */
export function areSeparateApps(program: Modules, one: string, other: string): boolean {
  if (one === other || !makesApp(program, one) || !makesApp(program, other)) return false;
  return !leadsTo(program, one, other) && !leadsTo(program, other, one);
}

/** `const app = express()` in the code of the module itself. */
export function makesApp(program: Modules, file: string): boolean {
  const ir = program.file(file);
  return ir !== undefined && summaryOf(ir).makesApp;
}

function leadsTo(program: Modules, from: string, to: string): boolean {
  const found = new Set([from]);
  for (const file of found) {
    if (file === to) return true;
    const ir = found.size > MAX_FILES ? undefined : program.file(file);
    for (const specifier of ir ? summaryOf(ir).specifiers : []) {
      const path = program.resolve(file, specifier);
      if (path !== undefined) found.add(path);
    }
  }
  // What was not looked at may lead there.
  return found.size > MAX_FILES;
}

interface Summary {
  readonly makesApp: boolean;
  readonly specifiers: readonly string[];
}

const known = new WeakMap<FileIr, Summary>();

function summaryOf(ir: FileIr): Summary {
  const before = known.get(ir);
  if (before) return before;
  const specifiers = new Set<string>(ir.stars);
  for (const each of ir.exports.values()) if ("specifier" in each) specifiers.add(each.specifier);
  for (const { code } of ir.functions)
    for (const each of code) if (each.op === "import") specifiers.add(each.specifier);
  const code = ir.functions[0]?.code ?? [];
  const makes = code.some((each) => {
    const callee = each.op === "call" ? code[each.callee] : undefined;
    return callee?.op === "import" && FRAMEWORKS.has(callee.specifier);
  });
  const summary = { makesApp: makes, specifiers: [...specifiers] };
  known.set(ir, summary);
  return summary;
}
