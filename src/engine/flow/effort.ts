/**
 * What handling values has cost so far, in parts that were looked at: the steps of a program do not
 * say how heavy its values are. Counted, not timed, so that a run gives up where the last one did.
 */
export const effort = { parts: 0 };
