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
  return LANGUAGES.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase());
}
