import {
  isSafeOverride,
  type ManifestView,
  type MemberView,
  Mending,
  type Override,
  type OverridePlace,
} from "../../../engine/api.ts";

/** What is needed to find remedies, once for each manifest. */
export interface RemedyInput {
  readonly view: ManifestView;
  readonly now: number;
  readonly places: readonly OverridePlace[];
  readonly overrides: readonly Override[];
  readonly mending: Mending | undefined;
  /** The other packages of the project, found when they are needed and once for all lines. */
  readonly members: () => readonly MemberView[];
}

/** Asks once. */
export function membersOf(view: ManifestView): RemedyInput["members"] {
  let known: readonly MemberView[] | undefined;
  return () => (known ??= view.members());
}

/** Answers of registries and the lockfile together, where both are there. */
export function mendingOf(
  { lock, advisories, facts }: ManifestView,
  overrides: readonly Override[],
): Mending | undefined {
  if (!lock || !advisories?.ok || !advisories.documents) return undefined;
  const known = advisories.advisories;
  return new Mending({
    lock: lock.facts,
    advisories: known,
    documents: advisories.documents,
    isOverridden: (name) =>
      overrides.some(
        (each) =>
          each.name === name &&
          each.within.length === 0 &&
          isSafeOverride(each, known.get(name) ?? [], { facts }),
      ),
  });
}

/** The range that a version of a package asks for, as its registry says. */
export function askedBy(
  asker: { readonly name: string; readonly version: string },
  key: string,
  mending: Mending | undefined,
): string | undefined {
  const needs = mending?.needsOf(asker.name, asker.version);
  return needs?.requires.find((each) => each.key === key)?.spec;
}
