// Types of the syntax tree, so that the rest of the engine does not name the parser's packages.
export type { TSESTree as Ast } from "@typescript-eslint/types";
export type {
  Scope,
  ScopeManager,
  Variable,
  Reference,
  Definition,
} from "@typescript-eslint/scope-manager";
