import type { AbstractValue } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";

/** Options that decide what a library gives, also where a function of the program hands them on. */
const SWITCHES: ReadonlySet<string> = new Set([
  "decodeStrings",
  "preservePath",
  "skipEntryNameValidation",
]);

/** True of an option that is on or off where it is written. */
export function isSwitch(name: string, { constant }: AbstractValue): boolean {
  return SWITCHES.has(name) && typeof constant?.value === "boolean";
}

/** The switches that a call hands over are set so, although what else is handed over is not known. */
export function withSwitches(value: AbstractValue, { members }: AbstractValue): AbstractValue {
  let told = value;
  members?.forEach((member, name) => {
    if (isSwitch(name, member)) told = storeMember(told, name, member);
  });
  return told;
}
