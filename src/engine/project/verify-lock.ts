import type { SignatureResult } from "../deps/signature.ts";
import type { NotCheckedItem } from "./not-checked.ts";
import type { AnalysisSession } from "./session.ts";

/** Asks whether what a lockfile installs is what its registry has signed. */
export type Verify = (
  manifestPath: string,
  signal: AbortSignal | undefined,
) => Promise<SignatureResult | undefined>;

/** Keeps what is signed of the packages of a lockfile, and returns what was not looked at. */
export async function verifyLock(
  {
    session,
    verify,
    signal,
  }: {
    readonly session: AnalysisSession;
    readonly verify?: Verify;
    readonly signal?: AbortSignal;
  },
  path: string,
  lock: string,
): Promise<NotCheckedItem[]> {
  const signed = await verify?.(path, signal);
  if (!signed) return [];
  session.manifests.holes.signatures.set(lock, signed);
  if (signed.left === 0) return [];
  const count = signed.left === 1 ? "1 package" : `${signed.left} packages`;
  const reason = "an audit asks about 300 new versions at most; the next one goes on";
  return [{ what: `signatures of ${count}`, reason, file: path }];
}
