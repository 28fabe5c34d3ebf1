// Types of the syntax tree, so that the rest of the engine does not name the parser's packages.
export type { TSESTree as Ast } from "@typescript-eslint/types";
export type { Scope, ScopeManager, Variable, Definition } from "@typescript-eslint/scope-manager";

/** The names of the fields that hold a node's children, by node type. */
export type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;
