import {
  entryInLock,
  type LockedPackage,
  type LockView,
  type ProjectContext,
  type SignatureVerdict,
} from "../../../engine/api.ts";

/** Fewer signatures say nothing about what a registry usually does. */
const ENOUGH = 5;
/** Whoever signs less than this part of what was asked about leaves some out on purpose. */
const MOST = 0.9;
const MOST_REPORTS = 20;

/** Messages by what is wrong with a signature. */
const MESSAGES: Readonly<Partial<Record<SignatureVerdict, string>>> = {
  invalid: "forged",
  "other-content": "exchanged",
  "unknown-key": "stranger",
  "expired-key": "expired",
};

/** What does not carry the signature that its registry gives to everything else. */
export function reportSignatures(lock: LockView, context: ProjectContext): void {
  const { signatures, facts, text, path } = lock;
  if (!signatures) return;
  const { verdicts, host } = signatures;
  const counts = { signed: 0, missing: 0 };
  for (const verdict of verdicts.values()) {
    if (verdict === "missing") counts.missing++;
    else counts.signed++;
  }
  const all = counts.signed + counts.missing;
  const signsAll = counts.signed >= ENOUGH && counts.signed / all >= MOST;
  const seen = new Set<string>();
  for (const locked of facts.packages.values()) {
    const key = `${locked.name}@${locked.version}`;
    const verdict = verdicts.get(key);
    if (verdict === undefined || seen.has(key) || locked.link || locked.bundled) continue;
    const isMissing = verdict === "missing" && signsAll;
    const message = isMissing ? "unsigned" : MESSAGES[verdict];
    if (message === undefined) continue;
    seen.add(key);
    if (seen.size > MOST_REPORTS) return;
    context.report(path, {
      at: entryInLock(text, facts, locked),
      message,
      data: { name: nameOf(locked), host },
      level: verdict === "invalid" || verdict === "other-content" ? "error" : "warning",
    });
  }
}

function nameOf({ name, version }: LockedPackage): string {
  return `${name} ${version}`.slice(0, 70);
}
