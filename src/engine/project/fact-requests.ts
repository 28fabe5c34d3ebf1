import { overrideAskers } from "../deps/override-askers.ts";
import { readOverrides } from "../deps/overrides.ts";
import { type FactRequest, requestsFor, withNeeds } from "../deps/registry-requests.ts";
import type { CoolDownFor, LockedPackage, LockFormat, ManifestFacts } from "../deps/types.ts";
import type { Preset } from "../findings/level.ts";
import { join, parentOf } from "./folders.ts";
import type { FoundLock } from "./locks.ts";
import type { ProjectFiles } from "./ports.ts";

interface Asking {
  readonly facts: ManifestFacts;
  readonly path: string;
  readonly lock: FoundLock | undefined;
  readonly files: Pick<ProjectFiles, "read">;
  readonly preset: Preset;
  readonly localNames: ReadonlySet<string>;
  locked(key: string, spec: string): LockedPackage | undefined;
  coolDownOf(format: LockFormat | undefined, name: string): CoolDownFor | undefined;
}

/** What to ask a registry about a manifest, with how long the project lets releases wait. */
export function factRequests(asking: Asking): readonly FactRequest[] {
  const { facts, lock, localNames, locked, coolDownOf } = asking;
  const own = requestsFor(facts, ({ key, spec }) => locked(key, spec), localNames);
  return withNeeds(own, askersOfOverridden(asking)).map((request) => {
    const coolDown = coolDownOf(lock?.lock.format, request.name);
    return coolDown ? { ...request, coolDownMs: coolDown.ms } : request;
  });
}

/** Packages that ask for what is overridden: it takes what they ask for to say whether an override is needed, which the smallest preset does not say. */
function askersOfOverridden(asking: Asking): readonly string[] {
  const { path, lock, files, preset, localNames } = asking;
  if (preset === "quiet" || lock?.folder !== parentOf(path)) return [];
  const overrides = [path, join(parentOf(path), "pnpm-workspace.yaml")].flatMap((each) =>
    readOverrides(each, files.read(each) ?? ""),
  );
  return overrideAskers(overrides, lock.lock).filter((name) => !localNames.has(name));
}
