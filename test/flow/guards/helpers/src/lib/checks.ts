const SORTS = new Set(["title", "price"]);

export function isSort(value: string): boolean {
  return SORTS.has(value);
}

export const isSku = (value: unknown): value is string => typeof value === "string" && /^[A-Z]{3}-\d{4}$/.test(value);

export function assertSort(value: string): asserts value is "title" | "price" {
  if (!SORTS.has(value)) throw new Error("unknown sort");
}

export function isLong(value: string): boolean {
  return value.length > 3;
}

export function cleanSort(value: string): string {
  if (!isSort(value)) return "title";
  return value;
}
