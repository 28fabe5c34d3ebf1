const WAITING = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `stop` when the signal fires; the answer takes that back. However many wait for a signal, it
 * has one listener: hundreds of look-ups share theirs, and Node 20 warns of eleven.
 */
export function onAbort(signal: AbortSignal | undefined, stop: () => void): () => void {
  if (!signal) return () => undefined;
  const waiting = WAITING.get(signal) ?? listen(signal);
  // The same function may wait twice, and each time is taken back by itself.
  const call = (): void => stop();
  waiting.add(call);
  return () => void waiting.delete(call);
}

function listen(signal: AbortSignal): Set<() => void> {
  const waiting = new Set<() => void>();
  WAITING.set(signal, waiting);
  const tell = (): void => {
    for (const call of waiting) call();
    waiting.clear();
  };
  signal.addEventListener("abort", tell, { once: true });
  return waiting;
}
