import semver from "semver";
import type { LockRequire } from "./types.ts";

/** Helpers of the lockfile readers: values of any shape become what is expected, or nothing. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** A version as semver writes it; nothing for addresses and folders. */
export function validVersion(value: string | undefined): string | undefined {
  return (value === undefined ? null : semver.valid(value, true)) ?? undefined;
}

/** The pairs of an object of ranges. */
export function requiresOf(value: unknown, optional: boolean): LockRequire[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, spec]) =>
    typeof spec === "string" ? [{ key, spec, ...(optional && { optional }) }] : [],
  );
}

/** `@s/name@rest` and `name@rest` at their first `@` after the name; undefined without one. */
export function splitAt(key: string): { readonly name: string; readonly rest: string } | undefined {
  const at = key.indexOf("@", 1);
  return at === -1 ? undefined : { name: key.slice(0, at), rest: key.slice(at + 1) };
}

/** A folder without `./` and slashes at its ends; `.` is the lockfile's own. */
export function cleanFolder(folder: string): string {
  const clean = folder.replace(/^(?:\.?\/)+|\/+$/g, "");
  return clean === "." ? "" : clean;
}
