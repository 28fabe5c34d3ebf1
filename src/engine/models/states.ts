/**
 * What the attacker decides of a value. A sink names the states that do harm in it:
 * a path parameter is always `text`, a parsed body may be an `object` where text was expected.
 * `whole` is the parsed thing itself, or a text made of all of it, and no member of it.
 */
export const STATES = ["text", "object", "whole"] as const;
export type State = (typeof STATES)[number];
