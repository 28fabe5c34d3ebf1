/**
 * True when a text may give a secret its value: a name that speaks of one, and a quoted text right
 * behind it, or a key that shows who issued it. Told too often rather than too seldom, since all that it costs is reading a file again.
 */
export function mayHoldSecret(text: string): boolean {
  return SECRET_SLOT.test(text) || ISSUED.test(text);
}

/** What begins like a key that somebody issued, wherever it stands. */
const ISSUED =
  /PRIVATE KEY-----|\b(?:[sr]k_live_|shp(?:at|ss|ca|pa)_|whsec_|AKIA|gh[opsu]_|xox[abpr]-|eyJ[\w-]{10}|SG\.)/;

const SECRET_SLOT =
  /(?:secret|token|passw|passphrase|pwd|api[-_]?key|private[-_]?key|access[-_]?key|signing|credential|salt|pepper|auth|bearer|dsn|connection[-_]?string)[\w$]*["'`\]]*\s*(?:[:=(,]|\|\||\?\?)[^\n;]{0,80}?["'`][^"'`\s]{3}/i;
