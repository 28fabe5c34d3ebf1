import { FAST, SLOW } from "./patterns.ts";

export function isOwnMail(text: string): boolean {
  return FAST.test(text) || SLOW.test(text);
}
