import { createHash } from "node:crypto";
import { type StrictJson, readStrictJson } from "../../documents/strict-json.ts";

/** The keys of composer.json on which a lock file rests. */
const RELEVANT: ReadonlySet<string> = new Set([
  "name",
  "version",
  "require",
  "require-dev",
  "conflict",
  "replace",
  "provide",
  "minimum-stability",
  "prefer-stable",
  "repositories",
  "extra",
]);

const MAX_DEPTH = 100;

/**
 * What Composer writes into `content-hash` of composer.lock: a digest of the parts of composer.json
 * on which the lock file rests, written as PHP writes JSON. Undefined where the text holds something
 * of which PHP's spelling is not known for certain.
 */
export function composerContentHash(manifest: string): string | undefined {
  const root = readStrictJson(manifest);
  if (root?.type !== "object") return undefined;
  const parts = new Map<string, string>();
  for (const [key, value] of members(root)) {
    if (RELEVANT.has(key)) parts.set(key, encode(value, 0));
    const platform =
      key === "config" && value.type === "object" ? members(value).get("platform") : undefined;
    // PHP's `isset` is not true of null.
    if (platform && platform.type !== "null") {
      parts.set(key, `{"platform":${encode(platform, 0)}}`);
    }
  }
  const written = [...parts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const text = `{${written.map(([key, value]) => `${quote(key)}:${value}`).join(",")}}`;
  return text.includes(UNKNOWN) ? undefined : createHash("md5").update(text).digest("hex");
}

/** Cannot stand in encoded JSON, which has no control characters. */
const UNKNOWN = "\u0000";

function encode(node: StrictJson, depth: number): string {
  if (depth > MAX_DEPTH) return UNKNOWN;
  switch (node.type) {
    case "string":
      return quote(String(node.value));
    case "number":
      // Floating numbers and those beyond 53 bits have a spelling of their own in PHP.
      return Number.isSafeInteger(node.value) && node.length === String(node.value).length
        ? String(node.value)
        : UNKNOWN;
    case "array":
      return `[${(node.children ?? []).map((each) => encode(each, depth + 1)).join(",")}]`;
    case "object":
      return encodeObject(node, depth);
    default:
      return String(node.value);
  }
}

/** PHP reads objects into its one kind of array: an empty one, and one with the keys 0, 1, 2, is a list again. */
function encodeObject(node: StrictJson, depth: number): string {
  const all = members(node);
  const keys = [...all.keys()];
  const values = [...all.values()].map((each) => encode(each, depth + 1));
  if (keys.every((key, index) => key === String(index))) return `[${values.join(",")}]`;
  return `{${keys.map((key, index) => `${quote(key)}:${values[index] ?? ""}`).join(",")}}`;
}

/** Of keys that are written twice the last value counts, in the first place. */
function members(node: StrictJson): Map<string, StrictJson> {
  const found = new Map<string, StrictJson>();
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (key && value) found.set(String(key.value), value);
  }
  return found;
}

/** A string as `json_encode` writes it without options: slashes and everything beyond ASCII are escaped. */
function quote(text: string): string {
  return JSON.stringify(text)
    .replaceAll("/", "\\/")
    .replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
