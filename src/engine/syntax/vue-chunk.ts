// The only module that loads the reader of Vue's markup. It is a chunk of its own, loaded with the
// first `.vue` file, and of the build for bundlers: the one for Node brings another parser of scripts.
export { baseParse } from "@vue/compiler-core/dist/compiler-core.esm-bundler.js";
