import { words } from "./names.ts";

const TOKEN =
  /^(?:(?:password )?reset (?:password )?(?:token|key)|reset password token|password reset (?:token|key)|forgot (?:password )?token|recovery (?:token|key)|magic (?:link )?token|login token)$/;
const CODE =
  /^(?:otp|otp code|one time (?:code|password|pin)|(?:password )?reset (?:code|otp|pin)|reset password (?:code|otp)|login (?:code|otp)|mfa code|two factor code|sms code)$/;

/** A name of what opens an account once: a token to reset the password, or a one-time code. */
export function isResetName(name: string): boolean {
  const text = words(name);
  return TOKEN.test(text) || CODE.test(text);
}

/** A name of a few digits that somebody types in. */
export function isCodeName(name: string): boolean {
  return CODE.test(words(name));
}
