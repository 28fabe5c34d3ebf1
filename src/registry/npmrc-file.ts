import { parse } from "ini";

/** One setting of an npm configuration file, expanded. Arrays come from repeated `key[]` lines. */
export interface NpmrcValue {
  readonly value: string | readonly string[];
  /** From 1; absent where the reader could not tell. */
  readonly line?: number;
  /** Environment variables that the value names and that are not set, or not put in. */
  readonly unset: readonly string[];
  /** True where they are kept out of an address that a project names. */
  readonly isWithheld?: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the text of an .npmrc file. Sections are ignored, as npm does. Never throws. */
export function readNpmrc(text: string, env: Environment): Map<string, NpmrcValue> {
  const values = new Map<string, NpmrcValue>();
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const lines = keyLines(body);
  for (const [rawKey, raw] of Object.entries(parsed(body))) {
    const read = scalar(raw);
    if (read === undefined) continue;
    const unset: string[] = [];
    const key = expand(rawKey, env, unset);
    const value =
      typeof read === "string"
        ? expand(read, env, unset)
        : read.map((each) => expand(each, env, unset));
    const line = lines.get(rawKey);
    values.set(key, { value, unset, ...(line !== undefined && { line }) });
  }
  return values;
}

/**
 * Replaces `${NAME}` as npm does: a name that is not set stays as it is written, `${NAME?}` then
 * becomes empty, and a backslash before the dollar keeps the text.
 */
export function expand(text: string, env: Environment, unset: string[]): string {
  return text.replace(
    /(?<!\\)(\\*)\$\{([^${}?]+)(\?)?\}/g,
    (whole: string, escapes: string, name: string, optional: string | undefined) => {
      if (escapes.length % 2 === 1) return whole.slice((escapes.length + 1) / 2);
      const value = Object.hasOwn(env, name) ? env[name] : undefined;
      if (value === undefined && optional === undefined) unset.push(name);
      const shown = value ?? (optional === undefined ? `\${${name}}` : "");
      return escapes.slice(escapes.length / 2) + shown;
    },
  );
}

function parsed(text: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch {
    return {};
  }
}

function scalar(raw: unknown): string | string[] | undefined {
  if (typeof raw === "string") return raw;
  if (typeof raw === "boolean" || typeof raw === "number" || raw === null) return String(raw);
  if (Array.isArray(raw)) return raw.map(String);
  return undefined;
}

/** The last line on which each key is set outside of sections: that is the one that counts. */
function keyLines(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = raw.trim();
    if (line.startsWith("[") && line.endsWith("]")) break;
    if (line === "" || line.startsWith(";") || line.startsWith("#")) continue;
    const equals = line.indexOf("=");
    const left = (equals === -1 ? line : line.slice(0, equals)).trim();
    const bare = left.endsWith("[]") ? left.slice(0, -2) : left;
    lines.set(/^(["']).*\1$/.test(bare) ? bare.slice(1, -1) : bare, index + 1);
  }
  return lines;
}
