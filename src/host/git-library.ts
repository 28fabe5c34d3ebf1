// What reads the index of git; built into a chunk of its own, since few ask for it and nobody at the start.
export { listFiles } from "isomorphic-git";
