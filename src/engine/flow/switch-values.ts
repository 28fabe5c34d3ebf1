/**
 * Switches behind which a program takes whatever stands there for their value, also what begins with
 * a dash: `grep -e`, `ffmpeg -i`. Of most programs that is not known.
 */
const TAKE_VALUES: ReadonlyMap<string, RegExp> = new Map([
  ["grep", /^(?:-[efmABC]|--(?:regexp|file))$/],
  ["egrep", /^(?:-[efmABC]|--(?:regexp|file))$/],
  ["git", /^(?:-m|--message|--author)$/],
  ["tar", /^(?:-[a-zA-Z]*[fC]|--file|--directory)$/],
  ["curl", /^(?:-[oHdXuAeFbTm]|--(?:output|header|data|user|request|form|cookie))$/],
  ["openssl", /^-(?:in|out|inkey|key|cert|CAfile|subj|passin|passout)$/],
  ["soffice", /^--(?:outdir|convert-to)$/],
  ["libreoffice", /^--(?:outdir|convert-to)$/],
  // All but those that stand alone.
  ["ffmpeg", /^-(?!(?:y|n|hide_banner|nostdin|stats|nostats|shortest|[vasd]n|re|copyts)$)/],
]);

/** True where an argument is the value of the switch before it. */
export function isValueOf(program: unknown, before: unknown): boolean {
  if (typeof program !== "string" || typeof before !== "string") return false;
  const name = program.slice(program.lastIndexOf("/") + 1);
  return TAKE_VALUES.get(name)?.test(before) === true;
}
