import { type AbstractValue, loadMember } from "./abstract-value.ts";
import { TEXT_KINDS } from "./harmless.ts";

/** Members of stored records that the database writes itself, or that are numbers, dates and flags in every store. */
const OWN_KEYS = new Set(
  (
    "id _id createdAt updatedAt deletedAt created_at updated_at count total subtotal amount price quantity qty stock " +
    "rating age year month day width height length size weight version position rank score balance discount tax"
  ).split(" "),
);
/** `productId`, `order_id`, `paidAt`, `isActive`, `totalPrice`, `unit_price` */
const OWN_ENDING =
  /(?:[a-z]I[dD]|_id|[a-z]At|_at|Count|_count|Price|_price|Total|_total|Amount|_amount|Date|_date)$|^is[A-Z_]/;

/** The member of a value under a name; a key that the database made holds no text of a customer. */
export function memberOf(value: AbstractValue, name: string): AbstractValue {
  const member = loadMember(value, name);
  if (member.taints.length === 0 || !isOwnKey(name)) return member;
  const taints = member.taints.map((taint) =>
    taint.source.kind === "stored" ? { ...taint, cleared: taint.cleared | TEXT_KINDS } : taint,
  );
  return { ...member, taints };
}

function isOwnKey(name: string): boolean {
  return OWN_KEYS.has(name) || OWN_ENDING.test(name);
}
