/**
 * What the attacker decides of a value. A sink names the states that do harm in it:
 * a path parameter is always `text`, a parsed body may be an `object` where text was expected.
 * `whole` is the parsed thing itself, or a text made of all of it, and no member of it. What a source
 * gives as `part` may be an object and is one member of what was parsed; of `members` it is certain
 * that they are texts in an object that is none itself.
 */
export const STATES = ["text", "object", "whole", "part", "members"] as const;
export type State = (typeof STATES)[number];
