import type { Scripts } from "./scripts.ts";

/** What of the scripts others may use who know the session alone. */
export type IncomingFacts = Pick<
  Scripts,
  "wanted" | "beginFacts" | "endFacts" | "accept" | "flows" | "holds" | "readable"
>;
