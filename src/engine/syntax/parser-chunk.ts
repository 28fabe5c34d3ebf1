// The only module that loads the parser. It is built into a chunk of its own, which the server and
// the command line share: the package carries TypeScript once, and bundles that must not have it fail to build.
//
// The two halves of @typescript-eslint/parser are called one by one: its `parseForESLint` also makes
// an object of every token, which costs a third of the whole analysis and which nothing here reads.
export { analyze } from "@typescript-eslint/scope-manager";
export { parse } from "@typescript-eslint/typescript-estree";
export { visitorKeys } from "@typescript-eslint/visitor-keys";
export { default as ts } from "typescript";
