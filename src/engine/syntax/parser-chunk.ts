// The only module that loads the parser. It is built into a chunk of its own, which the server and
// the command line share: the package carries TypeScript once, and bundles that must not have it fail to build.
export { parseForESLint } from "@typescript-eslint/parser";
export { default as ts } from "typescript";
