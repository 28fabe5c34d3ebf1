import type { Ast, Definition, Variable } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";
import { type ApiName, memberApi, moduleApi } from "./api-name.ts";
import { fold } from "./fold.ts";
import { type ExportOrigin, type ModuleRecord, moduleRecord } from "./module-record.ts";
import { propertyName, specifierName } from "./names.ts";
import { viewObject } from "./object-view.ts";
import { projectModule } from "./project-module.ts";
import { patternPath, resolveApi } from "./resolve-api.ts";
import type { Constant, Exported, Located, ObjectView, Semantics } from "./semantics.ts";
import { unwrap } from "./unwrap.ts";
import { Variables } from "./variables.ts";

/** The other files of the project, asked from `from`. */
export interface Modules {
  /** The file behind a specifier; undefined for packages and what cannot be read. */
  open(from: string, specifier: string): Semantics | undefined;
  /** False when the file behind a specifier certainly has no such export; saves reading it. */
  mayExport(from: string, specifier: string, name: string): boolean;
  /** True when the file behind a specifier certainly declares a function or class under that name; saves reading it. */
  declares(from: string, specifier: string, name: string): boolean;
}

/** Aliases of aliases end somewhere; a longer chain is a cycle. */
const MAX_HOPS = 12;

/** How deep questions may lead to questions: nesting is chosen by the author of the text. */
const MAX_DEPTH = 250;

/** The semantics of one parsed file. */
export class FileSemantics implements Semantics {
  readonly source: SourceFile;
  readonly #modules: Modules;
  #variables: Variables | undefined;
  #record: ModuleRecord | undefined;
  #depth = 0;
  readonly #apis = new Map<Ast.Node, ApiName | null>();
  readonly #constants = new Map<Ast.Node, Constant | null>();
  readonly #objects = new Map<Ast.Node, ObjectView | null>();
  readonly #exports = new Map<string, Exported | null>();

  constructor(source: SourceFile, modules: Modules) {
    this.source = source;
    this.#modules = modules;
  }

  get variables(): Variables {
    this.#variables ??= new Variables(this.source);
    return this.#variables;
  }

  get record(): ModuleRecord {
    this.#record ??= moduleRecord(this.source);
    return this.#record;
  }

  api(node: Ast.Node): ApiName | undefined {
    // All rules ask what a call calls: nothing is made for those that come after the first.
    const known = this.#apis.get(node);
    if (known !== undefined) return known ?? undefined;
    return this.#once(this.#apis, node, () => resolveApi(this, node));
  }

  callee(node: Ast.CallExpression | Ast.NewExpression): ApiName | undefined {
    return this.api(node.callee);
  }

  constant(node: Ast.Node): Constant | undefined {
    const known = this.#constants.get(node);
    if (known !== undefined) return known ?? undefined;
    return this.#once(this.#constants, node, () => fold({ node, in: this }));
  }

  string(node: Ast.Node): string | undefined {
    const constant = this.constant(node);
    return constant && typeof constant.value === "string" ? constant.value : undefined;
  }

  object(node: Ast.Node): ObjectView | undefined {
    const known = this.#objects.get(node);
    if (known !== undefined) return known ?? undefined;
    return this.#once(this.#objects, node, () => viewObject({ node, in: this }));
  }

  origin(node: Ast.Node): Located {
    let located: Located = { node: unwrap(node), in: this };
    for (let i = 0; i < MAX_HOPS; i++) {
      const next = hop(located);
      if (!next) return located;
      located = { node: unwrap(next.node), in: next.in };
    }
    return located;
  }

  open(specifier: string): Semantics | undefined {
    return this.#modules.open(this.source.path, specifier);
  }

  declares(specifier: string, name: string): boolean {
    return this.#modules.declares(this.source.path, specifier, name);
  }

  exported(name: string): Exported | undefined {
    return this.#once(this.#exports, name, () => this.#findExport(name));
  }

  definition(variable: Variable): Located | undefined {
    const definition = variable.defs[0];
    if (!definition || !this.variables.isConstant(variable)) return undefined;
    switch (definition.type) {
      case "ImportBinding":
        return this.#imported(definition);
      case "Variable": {
        const { id, init } = definition.node;
        if (!init) return undefined;
        if (id.type === "Identifier") return { node: init, in: this };
        const path = patternPath(id, variable.name);
        return path && followPath({ node: init, in: this }, path);
      }
      case "FunctionName":
      case "ClassName":
      case "TSEnumName":
        return { node: definition.node, in: this };
      default:
        return undefined;
    }
  }

  /** Answers from memory, or once; a question that leads back to itself has no answer. */
  #once<Key, Answer>(
    known: Map<Key, Answer | null>,
    key: Key,
    compute: () => Answer | undefined,
  ): Answer | undefined {
    const before = known.get(key);
    if (before !== undefined) return before ?? undefined;
    if (this.#depth >= MAX_DEPTH) return undefined;
    known.set(key, null);
    this.#depth++;
    try {
      const answer = compute();
      if (answer !== undefined) known.set(key, answer);
      return answer;
    } finally {
      this.#depth--;
    }
  }

  #findExport(name: string): Exported | undefined {
    const origin = this.record.exports.get(name);
    if (origin) return this.#follow(origin);
    // `export *` leaves the default out.
    if (name !== "default") {
      const { stars } = this.record;
      for (const specifier of stars) {
        if (!this.#modules.mayExport(this.source.path, specifier, name)) continue;
        const found = this.open(specifier)?.exported(name);
        if (found) return found;
      }
      const [only] = stars;
      if (stars.length === 1 && only !== undefined && !only.startsWith(".") && !this.open(only))
        return { api: memberApi(moduleApi(only), name) };
    }
    const whole = this.record.whole ? this.record.exports.get("default") : undefined;
    return whole?.kind === "node" ? this.object(whole.node)?.get(name)?.value : undefined;
  }

  #follow(origin: ExportOrigin): Exported | undefined {
    if (origin.kind === "node") return { node: origin.node, in: this };
    const target = this.open(origin.specifier);
    if (target) return target.exported(origin.name);
    if (origin.specifier.startsWith(".")) return undefined;
    const module = moduleApi(origin.specifier);
    return { api: origin.name === "*" ? module : memberApi(module, origin.name) };
  }

  #imported(definition: Extract<Definition, { type: "ImportBinding" }>): Located | undefined {
    const specifier = definition.node;
    if (definition.parent?.type !== "ImportDeclaration") return undefined;
    const target = this.open(definition.parent.source.value);
    if (!target || specifier.type === "ImportNamespaceSpecifier") return undefined;
    const name =
      specifier.type === "ImportSpecifier" ? specifierName(specifier.imported) : "default";
    return located(target.exported(name));
  }
}

/** One step from a name, or from a member of a constant object or module, to its value. */
function hop(at: Located): Located | undefined {
  const { node } = at;
  if (node.type === "Identifier") {
    const variable = at.in.variables.of(node);
    return variable && at.in.definition(variable);
  }
  if (node.type === "MemberExpression") {
    const name = propertyName(node);
    return name === undefined ? undefined : member({ node: node.object, in: at.in }, name);
  }
  if (node.type === "CallExpression") {
    // `require("./x")` is what the file sets `module.exports` to.
    const module = projectModule(at.in, node);
    return module?.record.whole ? located(module.exported("default")) : undefined;
  }
  return undefined;
}

/** A property of a constant object, or an export of a module of the project. */
function member(at: Located, name: string): Located | undefined {
  const module = projectModule(at.in, at.node);
  const found = module && located(module.exported(name));
  return found ?? at.in.object(at.node)?.get(name)?.value;
}

function followPath(at: Located, path: readonly string[]): Located | undefined {
  let current: Located | undefined = at;
  for (const name of path) current = current && member(current, name);
  return current;
}

function located(found: Exported | undefined): Located | undefined {
  return found && "node" in found ? found : undefined;
}
