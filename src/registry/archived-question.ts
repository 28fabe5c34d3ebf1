import { type LookupResult, newestPublish, type PackageFacts } from "../engine/api.ts";
import type { ArchivedRepositories } from "./archived-repositories.ts";
import type { OutsideQuery } from "./outside-query.ts";

const DAY = 86_400_000;
/** What had a release since is alive, wherever its repository is by now. */
const AT_REST_MS = 365 * DAY;
/** A release is made of what was pushed; later ones came from another place. */
const SLACK_MS = 30 * DAY;

/** Whether the repositories of packages are archived that had no release for a year. */
export interface ArchivedQuestion {
  /** Only the full document names the repository. */
  isWanted(facts: PackageFacts): boolean;
  answered(found: LookupResult): Promise<LookupResult>;
}

export function archivedQuestion(
  archived: ArchivedRepositories,
  query: OutsideQuery,
  now: number,
): ArchivedQuestion {
  const isOn = query.sources.has("github");
  const restedSince = (facts: PackageFacts): number | undefined => {
    const newest = facts.unpublishedAt === undefined ? newestPublish(facts).notAfter : undefined;
    return newest !== undefined && newest <= now - AT_REST_MS ? newest : undefined;
  };
  return {
    isWanted: (facts) => isOn && restedSince(facts) !== undefined,
    async answered(found) {
      if (!isOn || !found.ok) return found;
      const newest = restedSince(found.facts);
      const { repository } = found.facts;
      if (newest === undefined || repository === undefined) return found;
      const state = await archived.of(repository, query);
      if (!state) return found;
      if ("ok" in state) {
        const incomplete =
          found.incomplete ?? `Whether its repository is archived is not known: ${state.text}`;
        return state.reason === "cancelled" ? found : { ...found, incomplete };
      }
      // Packages move: what they name may be archived because everything went elsewhere.
      const isOfIt = state.pushedAt === undefined || newest <= state.pushedAt + SLACK_MS;
      return state.archived && isOfIt ? { ...found, archived: true } : found;
    },
  };
}
