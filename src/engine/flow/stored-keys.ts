import { type AbstractValue, loadMember } from "./abstract-value.ts";
import { TEXT_KINDS } from "./harmless.ts";

/** Members of stored records that the database writes itself. */
const OWN_KEYS = new Set(["id", "_id", "createdAt", "updatedAt"]);

/** The member of a value under a name; a key that the database made holds no text of a customer. */
export function memberOf(value: AbstractValue, name: string): AbstractValue {
  const member = loadMember(value, name);
  if (!OWN_KEYS.has(name) || member.taints.length === 0) return member;
  const taints = member.taints.map((taint) =>
    taint.source.kind === "stored" ? { ...taint, cleared: taint.cleared | TEXT_KINDS } : taint,
  );
  return { ...member, taints };
}
