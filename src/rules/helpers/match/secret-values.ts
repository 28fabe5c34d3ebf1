import { remembered } from "./remembered.ts";
import { nameWords } from "./secret-names.ts";

/** True when the text only points to a value that is kept elsewhere: `${NAME}`, `{{ .Values.x }}`, `op://…`. */
export function isReference(value: string): boolean {
  const text = value.trim();
  return (
    /\$\{|\{\{|\$\(|<%|#\{|%\w+%|\$\[\[/.test(text) ||
    /^\$[A-Z_]\w*$/i.test(text) ||
    /^(?:ENC\[|ENC\(|op:\/\/|vault:|arn:aws|secretsmanager:|ssm:|sm:\/\/|projects\/[^/]+\/secrets\/|@Microsoft\.KeyVault|!vault|\$ANSIBLE_VAULT|env:|file:|secret:|process\.env)/i.test(
      text,
    )
  );
}

/** True when the text asks to be replaced, or is so regular that nobody would take it for a real secret. */
export const isPlaceholder = remembered(asksToBeReplaced);

function asksToBeReplaced(value: string): boolean {
  const text = value.trim();
  if (text === "" || /^[<[({].*[>\])}]$/s.test(text)) return true;
  if (/([\w*.-])\1{4,}|\.{3}|…/.test(text)) return true;
  if (/0123456|1234567890|abcdefg|qwerty|deadbeef/i.test(text)) return true;
  return PLACEHOLDER.test(text.replace(/([a-z])([A-Z])/g, "$1-$2"));
}

/** `MAIL_PASSWORD=PASSWORD`, `AWS_SECRET=AWS_SECRET`: in capitals the name says again what is to be filled in. */
export function isFillIn(name: string, value: string): boolean {
  const text = value.trim();
  return /^[A-Z][A-Z\d_]*$/.test(text) && new RegExp(`(?:^|_)${text}$`).test(name);
}

/** Keys of a provider's test mode: they move no money and open no data. */
export function isTestKey(value: string): boolean {
  return /(?:^|[\s:=])(?:[sr]k_test_|test_|rzp_test_|FLWSECK_TEST|sandbox[_-]|EAAAE?[\w-]*sandbox)|_TEST-|\$sandbox\$/.test(
    value,
  );
}

/** Keys that are meant to be seen by everyone. */
export function isPublicKey(value: string): boolean {
  return (
    /^(?:pk_|pub_|pk\.|phc_|publishable|G-[A-Z\d]{6,}$|UA-\d|GTM-)/.test(value) ||
    /^AIza[\w-]{35}$/.test(value) ||
    /BEGIN (?:[A-Z\d ]+ )?(?:PUBLIC KEY|CERTIFICATE)|^ssh-(?:rsa|ed25519) /.test(value)
  );
}

/**
 * True when a text looks like the output of a random generator: long enough, without the words,
 * separators and numbering that identifiers, paths, keys of translations and versions have.
 */
export function looksRandom(value: string): boolean {
  if (value.length < 16 || value.length > 512) return false;
  if (!/^[\w+/=.~!@#$%^&*?-]+$/.test(value)) return false;
  if (isReference(value) || isPlaceholder(value) || isTestKey(value) || isPublicKey(value))
    return false;
  if (/^(?:https?:|data:|\/|\.\/|@?[\w-]+\/[\w-]+$)/.test(value) || /^[A-Z\d_]+$/.test(value))
    return false;
  // Addresses of wallets and contracts are on show for everybody; private keys are longer.
  if (/^0x[\da-f]{40}$/i.test(value)) return false;
  if (UUID.test(value)) return value[14] === "4" && entropy(value) > 3;
  if (/^(?:eyJ|sha\d+-|\$2[aby]\$|\$argon2|v?\d+\.\d+)/.test(value)) return false;
  const length = value.length;
  if (isMadeOfWords(value)) return false;
  return entropy(value) >= (length < 24 ? 3.2 : 3.4) && changes(value) / length >= 0.22;
}

/**
 * True for passwords as people make them up: `Winter2024!`. Words of a user interface have no digits,
 * identifiers no symbols.
 */
export function looksLikePassword(value: string): boolean {
  if (value.length < 8 || value.length > 64 || /\s/.test(value)) return false;
  if (isReference(value) || isPlaceholder(value) || isTestKey(value) || isPublicKey(value))
    return false;
  if (/^(?:https?:|\/|\.)|[.:/][a-z]+[.:/]/.test(value)) return false;
  // `password: "^(?=.*\\d).{8,}$"` is the pattern that passwords are checked with.
  if (/^\^.*\$$/s.test(value)) return false;
  // What is left of a password after hashing opens nothing.
  if (/^\$(?:2[abxy]?|argon2\w*|scrypt|pbkdf2[\w-]*|[156])\$/.test(value)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[!@#$%^&*?+=]/].filter((kind) => kind.test(value)).length;
  return /\d/.test(value) && kinds >= 3;
}

/** True when a value only repeats the name of its slot: `SESSION_SECRET = "session-secret"`, `password: "password"`. */
export function repeatsName(name: string, value: string): boolean {
  const own = new Set(nameWords(name));
  const words = nameWords(value);
  return words.length > 0 && words.every((word) => own.has(word));
}

/** Bits for each character, by Shannon's measure over the characters of the text itself. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** True when the runs of letters are as long as words are: `s3ForcePathStyle`, `winter-sale-2024-b`. */
function isMadeOfWords(text: string): boolean {
  const runs = text.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  return runs.join("").length / Math.max(1, runs.length) >= 3.2;
}

/** How often the kind of character changes; the capital that begins a word does not count. */
function changes(text: string): number {
  let count = 0;
  for (let i = 1; i < text.length; i++) {
    const before = kindOf(text[i - 1] ?? "");
    const after = kindOf(text[i] ?? "");
    if (before === after || before === "mark" || after === "mark") continue;
    if (before === "upper" && after === "lower") continue;
    count++;
  }
  return count;
}

function kindOf(character: string): "lower" | "upper" | "digit" | "mark" {
  if (/[a-z]/.test(character)) return "lower";
  if (/[A-Z]/.test(character)) return "upper";
  return /\d/.test(character) ? "digit" : "mark";
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

const PLACEHOLDER =
  /(?:^|[^a-z])(?:your|example|sample|placeholder|dummy|fake|mock|mocked|todo|fixme|redacted|removed|hidden|none|null|undefined|unset|empty|insert|replace|fill|goes|here|not[-_ ]?(?:a[-_ ]?real|set|needed|used|configured|available)|notareal|n\/a|build[-_ ]?time|missing|stub|xxx+|abc-?123|foo|foobar|bar|lorem)(?![a-z])|change[-_ ]?(?:me|this|it)|notareal|EXAMPLE/i;
