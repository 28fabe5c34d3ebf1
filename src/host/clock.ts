/** The time of day. Everything else gets its clock as an argument, so that tests can set it. */
export function systemClock(): Date {
  return new Date();
}
