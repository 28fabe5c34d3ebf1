export type { Patterns } from "./patterns";
export * from "./exporter";
