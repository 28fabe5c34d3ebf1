/** `\033`: three digits are written in as many characters as `\x1b`. */
const LONG_ESCAPES = /(?<=(?:^|[^\\])(?:\\\\)*)\\([0-3][0-7]{2})/g;

/**
 * A script with an octal of old scripts, `"\033[1m"` or `0755`, written as modules may write it: the
 * parser refuses them at `at`, Node runs them. Nothing moves. Undefined where something else is wrong.
 */
export function withoutOctal(text: string, at: number): string | undefined {
  const escape = /\\\d{1,3}/y;
  const number = /0\d+/y;
  escape.lastIndex = at;
  number.lastIndex = at;
  const [escaped] = escape.exec(text) ?? [];
  if (escaped !== undefined) {
    const long = text.replace(LONG_ESCAPES, (_, digits: string) => asHex(digits));
    // Shorter ones have no other writing of their length; which character it was matters to nobody.
    return long === text ? replaced(text, at, " ".repeat(escaped.length)) : long;
  }
  const [digits] = number.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = /[89]/.test(digits) ? Number(digits) : Number.parseInt(digits, 8);
  return replaced(text, at, String(value).padStart(digits.length));
}

function asHex(digits: string): string {
  return `\\x${Number.parseInt(digits, 8).toString(16).padStart(2, "0")}`;
}

function replaced(text: string, at: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + by.length);
}
