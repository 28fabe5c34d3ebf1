const ORIGIN = "https://shop.example.com";

export function localPath(value: unknown): string {
  if (typeof value !== "string") return "/";
  const url = new URL(value, ORIGIN);
  return url.origin === ORIGIN ? url.href : "/";
}

export function asText(value: unknown): string {
  return typeof value === "string" ? value : "/";
}
