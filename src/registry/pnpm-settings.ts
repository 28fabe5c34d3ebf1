import { readDocument } from "../engine/api.ts";
import { type Environment, expand, type NpmrcValue } from "./npmrc-file.ts";
import { lineOf, type Settings, UNREADABLE, writtenText } from "./settings-file.ts";

/** Settings of pnpm that npm has, too, under its names. */
const SAME: ReadonlyMap<string, string> = new Map([
  ["registry", "registry"],
  ["cafile", "cafile"],
  ["ca", "ca"],
  ["strictSsl", "strict-ssl"],
  ["httpProxy", "proxy"],
  ["httpsProxy", "https-proxy"],
  ["noProxy", "noproxy"],
]);

/** Reads what a pnpm-workspace.yaml says of registries, in the words of npm. Never throws. */
export function readPnpmSettings(text: string, env: Environment): Settings | typeof UNREADABLE {
  const document = readDocument("pnpm-workspace.yaml", text);
  if (!document || document.problem) return UNREADABLE;
  const settings = new Map<string, NpmrcValue>();
  for (const entry of document.entries) {
    const key = keyOf(entry.path);
    if (key === undefined) continue;
    const unset: string[] = [];
    const value = expand(writtenText(document, entry), env, unset);
    settings.set(key, { value, unset, line: lineOf(document, entry) });
  }
  return settings;
}

function keyOf([first = "", second, ...rest]: readonly string[]): string | undefined {
  if (rest.length > 0) return undefined;
  if (first === "registries" && second !== undefined) {
    if (second === "default") return "registry";
    return second.startsWith("@") ? `${second}:registry` : undefined;
  }
  if (second !== undefined) return undefined;
  return /^@[^:]+:registry$/.test(first) ? first : SAME.get(first);
}
