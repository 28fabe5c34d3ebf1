import merge from "lodash.merge";

const settings: Record<string, unknown> = {};

export function mergeSettings(values: Record<string, unknown>) {
  return merge(settings, values); // !alert prototype-pollution
}

export function replaceSettings(values: Record<string, unknown>) {
  return Object.assign(settings, structuredClone(values)); // !safe prototype-pollution
}

export function parsePath(path: string, value: unknown) {
  const keys = path.split(".");
  let target: any = settings;
  for (const key of keys.slice(0, -1)) target = target[key] ??= {};
  target[keys.at(-1)!] = value; // !alert prototype-pollution
}
