import type { Ast, Variable } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";
import type { ApiName } from "./api-name.ts";
import type { ModuleRecord } from "./module-record.ts";
import type { Variables } from "./variables.ts";

export type Scalar = string | number | bigint | boolean | null | undefined;

/** A value known before run time. */
export interface Constant {
  readonly value: Scalar;
}

/** A node together with the file that it belongs to. */
export interface Located {
  readonly node: Ast.Node;
  readonly in: Semantics;
}

/** What an export is: a node of a file of the project, or something that a package provides. */
export type Exported = Located | { readonly api: ApiName };

/** One property of an object as it is at the end of the literal: later ones and spreads win. */
export interface PropertyView {
  readonly name: string;
  readonly property: Ast.Property;
  readonly value: Located;
}

/** An object literal with its constant spreads resolved. */
export interface ObjectView {
  readonly node: Ast.ObjectExpression;
  /** The file that the literal stands in. */
  readonly in: Semantics;
  /** False when a computed key or an unknown spread may add or replace properties. */
  readonly complete: boolean;
  readonly properties: ReadonlyMap<string, PropertyView>;
  get(name: string): PropertyView | undefined;
}

/**
 * What the names and expressions of one file mean, across files where imports lead there.
 * Everything is computed when asked for; answers hold for one version of the text and of the files it consulted.
 */
export interface Semantics {
  readonly source: SourceFile;
  readonly variables: Variables;
  readonly record: ModuleRecord;
  /** The API that an expression is, by imports and aliases; undefined for values of the program's own. */
  api(node: Ast.Node): ApiName | undefined;
  /** The API that a call calls: of its callee, without the final `()`. */
  callee(node: Ast.CallExpression | Ast.NewExpression): ApiName | undefined;
  /** The value that an expression certainly has; undefined when it is not known before run time. */
  constant(node: Ast.Node): Constant | undefined;
  /** The string that an expression certainly is. */
  string(node: Ast.Node): string | undefined;
  /** The object literal that an expression leads to, in this file or another. */
  object(node: Ast.Node): ObjectView | undefined;
  /** Follows constant variables, imports and members of constant objects to the expression that gives the value. */
  origin(node: Ast.Node): Located;
  /** The file behind a relative or mapped specifier; undefined for packages and what cannot be read. */
  open(specifier: string): Semantics | undefined;
  /** True when that file certainly declares a function or class of its own under an exported name. */
  declares(specifier: string, name: string): boolean;
  /** Where an export of this file is defined, through re-exports; a package's export comes back as its API name. */
  exported(name: string): Exported | undefined;
  /** The initialiser of a variable that is assigned once, or the export behind an imported name. */
  definition(variable: Variable): Located | undefined;
}
