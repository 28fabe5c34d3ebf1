/** The same library in another build, which its types do not name. */
declare module "@vue/compiler-core/dist/compiler-core.esm-bundler.js" {
  export { baseParse } from "@vue/compiler-core";
}
