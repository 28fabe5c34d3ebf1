/**
 * What the attacker decides of a value. A sink names the states that do harm in it:
 * a path parameter is always `text`, a parsed body may be an `object` where text was expected.
 */
export const STATES = ["text", "object"] as const;
export type State = (typeof STATES)[number];
