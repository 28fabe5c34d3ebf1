/** Which grammar a script file is read with. */
export interface ScriptLanguage {
  readonly jsx: boolean;
  readonly typescript: boolean;
  /** Set where scripts are parts of a file with markup. */
  readonly component?: "vue" | "svelte";
}

const LANGUAGES: ReadonlyMap<string, ScriptLanguage> = new Map([
  ["js", { jsx: true, typescript: false }],
  ["jsx", { jsx: true, typescript: false }],
  ["mjs", { jsx: true, typescript: false }],
  ["cjs", { jsx: true, typescript: false }],
  ["ts", { jsx: false, typescript: true }],
  ["tsx", { jsx: true, typescript: true }],
  ["mts", { jsx: false, typescript: true }],
  ["cts", { jsx: false, typescript: true }],
  ["vue", { jsx: false, typescript: false, component: "vue" }],
  ["svelte", { jsx: false, typescript: false, component: "svelte" }],
]);

/** The language of a path by its extension; undefined for files that are not scripts. */
export function scriptLanguage(path: string): ScriptLanguage | undefined {
  if (mayBeProgram(path)) return LANGUAGES.get("js");
  return LANGUAGES.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase());
}

const PROGRAM = /(?:^|\/)bin\/[^./]+$/;
const RUN_BY_NODE = /^#!.*\b(?:node|nodejs|bun|tsx|ts-node|zx)\b/;

/** A program without an extension (`bin/www`): only its first line says whether it is a script. */
export function mayBeProgram(path: string): boolean {
  return PROGRAM.test(path);
}

/** True for what begins with `#!/usr/bin/env node`. */
export function isRunByNode(text: string): boolean {
  return RUN_BY_NODE.test(text);
}
