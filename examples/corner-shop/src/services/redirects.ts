import { config } from '../config';

/** Only paths of this shop; everything else becomes the fallback. */
export function safeReturnPath(target: unknown, fallback = '/account'): string {
  if (typeof target !== 'string') return fallback;
  const base = new URL(config.baseUrl);
  try {
    const url = new URL(target, base);
    return url.origin === base.origin ? url.pathname + url.search : fallback;
  } catch {
    return fallback;
  }
}
