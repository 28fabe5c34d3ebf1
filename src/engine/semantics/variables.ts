import type { Ast, Scope, Variable } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";
import { undeclaredVariables } from "./undeclared-variables.ts";

/** The list that every function but arrows has without a declaration. */
function isArguments({ name, scope }: Variable): boolean {
  return name === "arguments" && scope.type === "function";
}

/** Library globals have no definition, and `declare const getQuery: any` says no more than that there is one. */
function isDefined({ defs }: Variable): boolean {
  return defs.some(({ node }) => !isDeclaredElsewhere(node as Ast.Node));
}

function isDeclaredElsewhere(node: Ast.Node): boolean {
  if (node.type === "TSDeclareFunction") return node.declare && isAnything(node.returnType);
  if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier") return false;
  const { parent } = node;
  const isDeclared = parent.type === "VariableDeclaration" && parent.declare;
  const written = node.id.typeAnnotation?.typeAnnotation;
  const given = written?.type === "TSFunctionType" ? written.returnType : node.id.typeAnnotation;
  return isDeclared && isAnything(given);
}

/** `any`, and a promise of it or of what the caller names: `declare const $fetch: <T>(url: string) => Promise<T>`. */
function isAnything(annotation: Ast.TSTypeAnnotation | undefined): boolean {
  const type = annotation?.typeAnnotation;
  if (!type || /^TS(?:Any|Unknown)Keyword$/.test(type.type)) return true;
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  const [inside, ...others] = type.typeArguments?.params ?? [];
  if (type.typeName.name !== "Promise" || !inside || others.length > 0) return false;
  return /^TS(?:Any|Unknown)Keyword$/.test(inside.type) || isTypeParameter(inside);
}

/** Types that a caller names are called by one letter more often than not. */
function isTypeParameter(type: Ast.TypeNode): boolean {
  return (
    type.type === "TSTypeReference" &&
    type.typeName.type === "Identifier" &&
    /^[A-Z]$/.test(type.typeName.name)
  );
}

/** `const Plan = z.enum(…)` beside `type Plan = z.infer<typeof Plan>`: the type of the same name says nothing of the value. */
function leaveTypes({ defs }: Variable): void {
  if (defs.length < 2 || defs.every(({ type }) => type === "Type")) return;
  const values = defs.filter(({ type }) => type !== "Type");
  defs.splice(0, defs.length, ...values);
}

/** Answers which variable an identifier means. Built once for each source file, on first use. */
export class Variables {
  readonly #byIdentifier = new Map<Ast.Node, Variable>();
  readonly #unresolved = new Set<Ast.Node>();
  readonly #declared = new Map<Ast.Node, Variable>();
  readonly #constant = new Map<Variable, boolean>();
  readonly #undeclared: ReadonlyMap<Ast.Node, Variable>;

  constructor(source: SourceFile) {
    const isModuleScope = new Set<Scope>(source.scopes.scopes);
    // A class is declared around itself and once more inside; both are one variable, the outer one.
    for (const scope of isModuleScope) {
      for (const variable of scope.variables) {
        leaveTypes(variable);
        for (const name of variable.identifiers) {
          if (!this.#declared.has(name)) this.#declared.set(name, variable);
        }
      }
    }
    for (const scope of isModuleScope) {
      for (const reference of scope.references) {
        const { resolved, identifier } = reference;
        // Library globals such as `process` resolve to a variable without any definition.
        if (resolved && (isDefined(resolved) || isArguments(resolved)))
          this.#byIdentifier.set(identifier, this.#outermost(resolved));
        else this.#unresolved.add(identifier);
      }
    }
    this.#undeclared = undeclaredVariables(source.scopes.scopes);
  }

  #outermost(variable: Variable): Variable {
    const [name] = variable.identifiers;
    return (name && this.#declared.get(name)) ?? variable;
  }

  /** The variable that this identifier declares or refers to; undefined for globals and property names. */
  of(identifier: Ast.Node): Variable | undefined {
    return this.#byIdentifier.get(identifier) ?? this.#declared.get(identifier);
  }

  /** The variable that a name means which is given a value and declared nowhere. */
  undeclared(identifier: Ast.Node): Variable | undefined {
    return this.#undeclared.get(identifier);
  }

  /** True when the identifier is a reference to something that the file does not declare. */
  isGlobal(identifier: Ast.Node): boolean {
    return this.#unresolved.has(identifier);
  }

  /** True when the variable gets its value once, where it is declared. */
  isConstant(variable: Variable): boolean {
    if (variable.defs.length !== 1) return false;
    let isConstant = this.#constant.get(variable);
    if (isConstant === undefined) {
      isConstant = variable.references.every((each) => !each.isWrite() || each.init === true);
      this.#constant.set(variable, isConstant);
    }
    return isConstant;
  }

  /** True when the variable is nothing but where its one other assignment has filled it. */
  isFilledOnce(variable: Variable): boolean {
    if (variable.defs.length !== 1 || variable.defs[0]?.type !== "Variable") return false;
    const writes = variable.references.filter((reference) => reference.isWrite());
    const [first, ...others] = writes.filter(({ writeExpr }) => !isNone(writeExpr));
    return first !== undefined && others.length === 0 && first.init !== true;
  }
}

function isNone(node: Ast.Node | null | undefined): boolean {
  if (node?.type === "Literal") return node.value === null || node.value === false;
  return node?.type === "Identifier" && node.name === "undefined";
}
