export * as labels from "./plain.ts";
export * from "./circle.ts";
