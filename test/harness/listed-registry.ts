import type { Advisory, AdvisoryResult, LookupResult } from "../../src/engine/api.ts";
import { type FactsSketch, facts } from "../engine/deps/build.ts";

/** Beside a store's package.json: what registries are to answer about its dependencies. */
export const REGISTRY_LIST = "registry-answers.json";

interface Listed {
  readonly packages: Readonly<Record<string, FactsSketch>>;
  readonly advisories: Readonly<Record<string, readonly Advisory[]>>;
}

/** The two questions of an audit, answered from a list; nobody is asked where there is none. */
export interface ListedRegistry {
  lookUp(): Promise<ReadonlyMap<string, LookupResult>>;
  advise(): Promise<AdvisoryResult>;
}

/** Reads the list of a store. */
export function listedRegistry(list: string): ListedRegistry {
  const { packages, advisories } = JSON.parse(list) as Listed;
  const answers = new Map(
    Object.entries(packages).map(([name, sketch]): [string, LookupResult] => [
      name,
      { ok: true, facts: facts({ ...sketch, name }) },
    ]),
  );
  return {
    lookUp: () => Promise.resolve(answers),
    advise: () =>
      Promise.resolve({
        ok: true,
        advisories: new Map(Object.entries(advisories)),
        fetchedAt: 0,
        leftOut: [],
      }),
  };
}
