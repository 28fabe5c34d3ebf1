import type { Ast, Variable } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";
import { type ApiName, memberApi, moduleApi } from "./api-name.ts";
import { fold } from "./fold.ts";
import { type ExportOrigin, type ModuleRecord, moduleRecord } from "./module-record.ts";
import { viewObject } from "./object-view.ts";
import { resolveApi } from "./resolve-api.ts";
import type { Constant, Located, ObjectView, Semantics } from "./semantics.ts";
import { unwrap } from "./unwrap.ts";
import { Variables } from "./variables.ts";

/** Finds the file behind a specifier that is written in `from`; undefined for packages and what cannot be read. */
export type OpenModule = (from: string, specifier: string) => Semantics | undefined;

/** The semantics of one parsed file. */
export class FileSemantics implements Semantics {
  readonly source: SourceFile;
  readonly #open: OpenModule;
  #variables: Variables | undefined;
  #record: ModuleRecord | undefined;
  readonly #apis = new Map<Ast.Node, ApiName | null>();

  constructor(source: SourceFile, open: OpenModule) {
    this.source = source;
    this.#open = open;
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
    const known = this.#apis.get(node);
    if (known !== undefined) return known ?? undefined;
    // A name that leads to itself has no API: the mark stops the search.
    this.#apis.set(node, null);
    const api = resolveApi(this, node);
    this.#apis.set(node, api ?? null);
    return api;
  }

  callee(node: Ast.CallExpression | Ast.NewExpression): ApiName | undefined {
    return this.api(node.callee);
  }

  constant(node: Ast.Node): Constant | undefined {
    return fold({ node, in: this });
  }

  string(node: Ast.Node): string | undefined {
    const constant = this.constant(node);
    return constant && typeof constant.value === "string" ? constant.value : undefined;
  }

  object(node: Ast.Node): ObjectView | undefined {
    return viewObject({ node, in: this });
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
    return this.#open(this.source.path, specifier);
  }

  exported(name: string, hops = 0): Located | { readonly api: string } | undefined {
    if (hops > MAX_HOPS) return undefined;
    const origin = this.record.exports.get(name);
    if (origin) return this.#follow(origin, hops);
    for (const specifier of this.record.stars) {
      const target = this.open(specifier);
      const found = target?.exported(name, hops + 1);
      if (found) return found;
    }
    return undefined;
  }

  #follow(origin: ExportOrigin, hops: number): Located | { readonly api: string } | undefined {
    if (origin.kind === "node") return { node: origin.node, in: this };
    const target = this.open(origin.specifier);
    if (target) return target.exported(origin.name, hops + 1);
    if (origin.specifier.startsWith(".")) return undefined;
    const module = moduleApi(origin.specifier);
    return { api: origin.name === "*" ? module : memberApi(module, origin.name) };
  }

  definition(variable: Variable): Located | undefined {
    const definition = variable.defs[0];
    if (!definition || !this.variables.isConstant(variable)) return undefined;
    if (definition.type === "ImportBinding") {
      const specifier = definition.node;
      if (definition.parent?.type !== "ImportDeclaration") return undefined;
      const target = this.open(definition.parent.source.value);
      if (!target || specifier.type === "ImportNamespaceSpecifier") return undefined;
      const name =
        specifier.type === "ImportSpecifier"
          ? specifier.imported.type === "Identifier"
            ? specifier.imported.name
            : specifier.imported.value
          : "default";
      const found = target.exported(name);
      return found && "node" in found ? found : undefined;
    }
    if (definition.type === "Variable") {
      const { id, init } = definition.node;
      return id.type === "Identifier" && init ? { node: init, in: this } : undefined;
    }
    if (definition.type === "FunctionName" || definition.type === "ClassName") {
      return { node: definition.node, in: this };
    }
    return undefined;
  }
}

/** Aliases of aliases end somewhere; a longer chain is a cycle. */
const MAX_HOPS = 12;

function hop(located: Located): Located | undefined {
  if (located.node.type !== "Identifier") return undefined;
  const variable = located.in.variables.of(located.node);
  return variable && located.in.definition(variable);
}
