import {
  type CheckContext,
  type ComposerEntry,
  type ComposerPackage,
  type ComposerView,
  isPlatformPackage,
  readComposerConstraint,
  readComposerVersion,
  satisfiesComposer,
} from "../../../engine/api.ts";

const FILE = "composer.lock";

/** The lock file of Composer: whether there is one, and whether it was written for this composer.json. */
export function checkComposerLock(view: ComposerView, context: CheckContext): void {
  const { facts, hasLock, lock } = view;
  if (!hasLock) {
    missing(view, context);
    return;
  }
  // A digest of composer.json stands in the lock file: where it is right, nothing is stale.
  if (!lock || facts.problems.length > 0 || view.isLockCurrent() !== false) return;
  const stoodFor = new Set([...lock.packages.values()].flatMap((each) => each.standsFor));
  let isNamed = false;
  for (const entry of facts.entries) {
    const { name, constraint, valueRange: at } = entry;
    if (isPlatformPackage(name) || facts.standsFor.has(name)) continue;
    const locked = lock.packages.get(name);
    if (!locked && !stoodFor.has(name)) {
      context.report({ at, message: "absent", data: { name, file: FILE } });
      isNamed = true;
    } else if (locked && !fits(constraint, locked)) {
      const data = { name, file: FILE, version: locked.version };
      context.report({ at, message: "outside", data });
      isNamed = true;
    }
  }
  const first = facts.entries[0];
  if (isNamed || !first) return;
  context.report({ at: first.keyRange, message: "changed", level: "information" });
}

/** Only what is installed for itself: a package of the type `project`. */
function missing({ facts }: ComposerView, context: CheckContext): void {
  const first = facts.entries.find(isInstalled);
  if (!first || facts.type !== "project" || context.pathClass.kind !== "normal") return;
  context.report({ at: first.keyRange, message: "missing" });
}

function isInstalled({ field, name }: ComposerEntry): boolean {
  return field === "require" && !isPlatformPackage(name);
}

/** What cannot be told counts as fitting: branches have no order. */
function fits(constraint: string, { version: written }: ComposerPackage): boolean {
  const wanted = readComposerConstraint(constraint);
  const version = readComposerVersion(written);
  if (!wanted || !version || version.kind === "branch" || /\bdev\b/i.test(constraint)) return true;
  return version.parts.at(-1) === "dev" || satisfiesComposer(version, wanted);
}
