import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";

/** A message of another window whose origin was found to be the shop's own, or one that it chose. */
export function ofKnownOrigin(value: AbstractValue): AbstractValue {
  const isMessage = value.apis.some((node) =>
    node.member("data").some(({ sources }) => sources.some(({ kind }) => kind === "browser")),
  );
  return isMessage ? storeMember(value, "data", NOTHING) : value;
}
