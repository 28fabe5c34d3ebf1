import type { MiddlewareKind } from "./route.ts";

const SIGNATURE_NAME = /signature|hmac/i;

/** What a name alone suggests; a guess, and said to be one. */
export function kindsByName(name: string): MiddlewareKind[] {
  if (SIGNATURE_NAME.test(name)) return ["signature"];
  if (/rate_?limit|limiter|throttle/i.test(name)) return ["rate-limit"];
  if (/csrf|xsrf/i.test(name)) return ["csrf"];
  if (
    /role|permission|(?:is|require|only|ensure|check|verify)_?(?:super)?admin|adminonly/i.test(name)
  )
    return ["authentication", "role"];
  if (
    /auth|logged_?in|signed_?in|jwt|protect|passport|require_?user|ensure_?user|guard/i.test(name)
  )
    return ["authentication"];
  if (/validat|schema|joi|celebrate/i.test(name)) return ["validation"];
  return [];
}
