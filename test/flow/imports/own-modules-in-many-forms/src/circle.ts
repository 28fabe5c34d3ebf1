export * from "./barrel.ts";
export const circle = (x: string) => x;
