import type { JsonMember, JsonNode } from "../documents/json-tree.ts";
import type { LicensePolicy } from "../deps/license-policy.ts";
import type { ParseProblem } from "../text/problem.ts";

export const LICENSE_KEYS = ["allow", "deny", "except"] as const;

/**
 * Reads `licenses` of a configuration. What is not understood is told to `complain` and left out; a
 * policy that accepts everything is none.
 */
export function readLicenses(
  fields: ReadonlyMap<string, JsonMember>,
  complain: (message: string, range: ParseProblem["range"]) => void,
): LicensePolicy | undefined {
  const list = (key: (typeof LICENSE_KEYS)[number]): string[] | undefined => {
    const node = fields.get(key)?.value;
    if (!node) return undefined;
    if (node.kind !== "array") {
      complain(`'licenses.${key}' must be a list of texts.`, node.range);
      return undefined;
    }
    return node.items.flatMap((item) => textOf(item, key, complain));
  };
  const [allow, deny = [], except = []] = LICENSE_KEYS.map(list);
  if (allow === undefined && deny.length === 0) return undefined;
  return { ...(allow && { allow }), deny, except };
}

function textOf(
  item: JsonNode,
  key: string,
  complain: (message: string, range: ParseProblem["range"]) => void,
): string[] {
  if (item.kind === "scalar" && typeof item.value === "string" && item.value.trim() !== "") {
    return [item.value.trim()];
  }
  complain(`Each entry of 'licenses.${key}' must be text in quotes.`, item.range);
  return [];
}
