import { secretRole } from "./secret-names.ts";

const SIGNS = /(?:SECRET|SIGNING_KEY|SECRET_KEY)(?:_\w+)?$/i;
/** What others hold as well, and what reads data that was written with it. */
const BOUND = /WEBHOOK|ENCRYPTION|ENCRYPT|CRYPTO|CIPHER|APP_KEY/i;

/**
 * True for the name of a secret that only this store knows, so that a new value costs no more than
 * a log-in: tokens, sessions and cookies that were signed with the old one end.
 */
export function isReplaceableSecret(name: string): boolean {
  return secretRole(name) === "own" && SIGNS.test(name) && !BOUND.test(name);
}
