import npa from "npm-package-arg";
import semver from "semver";
import type { Range } from "../text/range.ts";
import type { DependencySpec, SpecKind } from "./types.ts";

/** Longer texts are no dependency: parsing a range takes time in its length. */
const LONGEST_SPEC = 1000;

const PROTOCOLS = new Map<string, SpecKind>([
  ["workspace:", "workspace"],
  ["catalog:", "catalog"],
  ["file:", "file"],
  ["link:", "link"],
  ["portal:", "portal"],
  ["patch:", "patch"],
  ["jsr:", "jsr"],
]);

/** Says what the text of a dependency points at. Never throws, whatever the text. */
export function readSpec(key: string, spec: string): DependencySpec {
  if (spec.length > LONGEST_SPEC) return { kind: "invalid", name: key };
  const lead = spec.length - spec.trimStart().length;
  const text = spec.trim();
  const protocol = /^[a-z]+:/i.exec(text)?.[0].toLowerCase() ?? "";
  const kind = PROTOCOLS.get(protocol);
  if (kind) return { kind, name: key };
  if (protocol === "npm:") return readAlias(key, text, lead);
  return readPlain(key, text, lead);
}

/** True for texts whose package is asked for at a registry. */
export function isRegistryKind(kind: SpecKind): boolean {
  return kind === "registry-range" || kind === "registry-tag" || kind === "alias" || kind === "any";
}

/** `npm:name@range`; also `npm:range`, which pnpm and Yarn read as the key's own package. */
function readAlias(key: string, text: string, lead: number): DependencySpec {
  const target = text.slice("npm:".length);
  const at = target.indexOf("@", 1);
  if (at === -1 && semver.validRange(target, true) !== null && target !== "") {
    return { ...readPlain(key, target, lead + "npm:".length), name: key, kind: "alias" };
  }
  const name = at === -1 ? target : target.slice(0, at);
  if (!isName(name)) return { kind: "invalid", name: key };
  const rest = at === -1 ? "" : target.slice(at + 1);
  const inner = readPlain(name, rest, lead + text.length - rest.length);
  if (!isRegistryKind(inner.kind)) return { kind: "invalid", name: key };
  return { ...inner, kind: "alias" };
}

function readPlain(name: string, text: string, start: number): DependencySpec {
  const version: Range = { start, end: start + text.length };
  const range = validRange(text);
  if (range === "*") return { kind: "any", name, range, version };
  if (range !== null) return { kind: "registry-range", name, range: text, version };
  const type = specType(text);
  if (type === "tag") return { kind: "registry-tag", name, tag: text, version };
  if (type === "git") return { kind: "git", name };
  if (type === "remote") return { kind: "url", name };
  if (type === "file" || type === "directory") return { kind: "file", name };
  return { kind: "invalid", name };
}

function validRange(text: string): string | null {
  try {
    return semver.validRange(text, true);
  } catch {
    return null;
  }
}

/** The kind that npm gives a text. The name is a stand-in, since npm refuses some old names. */
function specType(text: string): string {
  try {
    return npa.resolve("name", text, "/").type;
  } catch {
    return "invalid";
  }
}

function isName(name: string): boolean {
  try {
    const parsed = npa.resolve(name, "*", "/");
    return parsed.name === name && name !== "";
  } catch {
    return false;
  }
}
