export * from "./shell";
export * as printing from "./printing";
export { readFileOf as readLabel } from "./files";
