import type { AdvisoryResult } from "../deps/advisory.ts";

/** Whether an answer about a lockfile says nothing new: several manifests ask about one, and each answer is made anew. */
export function isSameAnswer(one: AdvisoryResult, other: AdvisoryResult): boolean {
  if (!one.ok || !other.ok) return JSON.stringify(one) === JSON.stringify(other);
  const { advisories, mended, documents, ...rest } = one;
  const { advisories: others, mended: alsoMended, documents: otherDocuments, ...alike } = other;
  return (
    JSON.stringify(rest) === JSON.stringify(alike) &&
    agree(advisories, others, (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b)) &&
    agree(mended, alsoMended, Object.is) &&
    // Documents are large, and the same ones while nobody asked for them anew.
    agree(documents, otherDocuments, Object.is)
  );
}

function agree<Value>(
  one: ReadonlyMap<string, Value> | undefined,
  other: ReadonlyMap<string, Value> | undefined,
  same: (a: Value, b: Value | undefined) => boolean,
): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.size === other.size && [...one].every(([key, value]) => same(value, other.get(key)));
}
