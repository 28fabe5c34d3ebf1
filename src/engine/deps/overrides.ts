import { splitAt } from "./lock-values.ts";

/**
 * What `overrides`, `resolutions` and `pnpm.overrides` of a manifest put in place, by the name of
 * the package: `a>b@1`, `**` + `/b` and nested objects all end in the package that is meant.
 */
export function readOverrides(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (key: string, value: unknown, depth: number): void => {
    const last = key.split(">").at(-1)?.trim() ?? key;
    const plain = /(?:^|\/)((?:@[^/]+\/)?[^/]+)$/.exec(last)?.[1] ?? last;
    const name = splitAt(plain)?.name ?? plain;
    if (typeof value === "string") {
      const list = found.get(name) ?? [];
      list.push(value.replace(/^npm:(?:.+@)?/, ""));
      found.set(name, list);
    } else if (isObject(value) && depth < 20) {
      for (const [inner, each] of Object.entries(value)) {
        add(inner === "." ? key : inner, each, depth + 1);
      }
    }
  };
  for (const field of overrideFields(text)) {
    for (const [key, value] of Object.entries(field)) add(key, value, 0);
  }
  return found;
}

function overrideFields(text: string): Readonly<Record<string, unknown>>[] {
  try {
    const top: unknown = JSON.parse(text);
    if (!isObject(top)) return [];
    const pnpm = isObject(top["pnpm"]) ? top["pnpm"]["overrides"] : undefined;
    return [top["overrides"], top["resolutions"], pnpm].filter(isObject);
  } catch {
    // A manifest that is being written has none until it is whole again.
    return [];
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
