/** A URL whose scheme does not encrypt, at a host that looks public. Never carries the user or password of the URL. */
export interface CleartextUrl {
  readonly scheme: string;
  readonly host: string;
  /** The scheme that encrypts; undefined where another port or protocol is needed. */
  readonly secure?: string;
}

const SECURE: ReadonlyMap<string, string | undefined> = new Map([
  ["http", "https"],
  ["ws", "wss"],
  ["redis", "rediss"],
  ["amqp", "amqps"],
  ["ftp", undefined],
  ["mongodb", undefined],
  ["mqtt", undefined],
  ["ldap", undefined],
]);

const URL_HEAD =
  /^([a-z][a-z\d+]*):\/\/(?:[^@/?#\s]*@)?(\[[^\]]*\]|[^/:?#,\s"'`<>\\]+)(:\d+)?(?=[/?#,]|$)/i;
const LOCAL =
  /(?:^|\.)(?:localhost|localdomain|local|test|internal|intranet|lan|home|corp|private|svc|cluster|docker|invalid|example|onion|arpa|nip\.io|localtest\.me|lvh\.me)$/;
/** Names that people write where the reader is to put their own. */
const PLACEHOLDER =
  /(?:^|[.-])(?:example\d*|your|yours|my|mydomain|myshop|mystore|mysite|mycompany|domain|domainname|frontend|backend|hostname|host|placeholder|acme|foo|bar|baz|dummy|fake|sample|some|somewhere|test|testing|staging|dev|xxx+|abc|yoursite|yourdomain|yourshop|yourstore|yourcompany|your-?\w+|site|website|server|company)(?=[.-]|$)/;
/** Hosts of names that nobody opens: XML namespaces, vocabularies, licences, claims. */
const NAMESPACE =
  /(?:^|\.)(?:w3\.org|schema\.org|json-schema\.org|xmlns\.com|xmlsoap\.org|purl\.org|purl\.com|ogp\.me|sitemaps\.org|openxmlformats\.org|opengis\.net|relaxng\.org|docbook\.org|oasis-open\.org|omg\.org|rdfs\.org|dublincore\.org|dmtf\.org|iso\.org|iana\.org|ietf\.org|rfc-editor\.org|apache\.org|opensource\.org|gnu\.org|creativecommons\.org|mozilla\.org|spdx\.org|mathml\.org|topografix\.com|unicode\.org|xml\.org|yaml\.org|wikidata\.org|java\.sun\.com|search\.yahoo\.com|itunes\.com|base\.google\.com|data-vocabulary\.org|hl7\.org|gs1\.org|goodrelations\.org)$|^(?:schemas?|ns|xmlns|namespace)\./;

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp)(?:[?#]|$)/i;

/**
 * Reads the beginning of a text as such a URL. Silent about this machine, private networks, names
 * without a dot (as containers have), placeholders, namespaces and pictures.
 */
export function cleartextUrl(text: string): CleartextUrl | undefined {
  const match = URL_HEAD.exec(text);
  const scheme = match?.[1]?.toLowerCase();
  const host = match?.[2]?.toLowerCase();
  if (!match || scheme === undefined || host === undefined || !SECURE.has(scheme)) return undefined;
  // What a picture shows is no secret, and nobody sends anything along.
  if (PICTURE.test(text) || !isPublicHost(host) || /[?&](?:tls|ssl)=true\b/i.test(text))
    return undefined;
  const secure = SECURE.get(scheme);
  // Another port answers the encrypted protocol, if any.
  return secure === undefined || match[3] !== undefined
    ? { scheme, host }
    : { scheme, host, secure };
}

/** True for public domains and addresses. */
function isPublicHost(host: string): boolean {
  if (/[^a-z\d.-]/.test(host) || !host.includes(".")) return false;
  if (/^[\d.]+$/.test(host)) return isPublicAddress(host);
  if (!/\.[a-z]{2,}$/.test(host)) return false;
  return !LOCAL.test(host) && !PLACEHOLDER.test(host) && !NAMESPACE.test(host);
}

function isPublicAddress(host: string): boolean {
  const parts = host.split(".").map(Number);
  const [a = 0, b = 0, c = 0] = parts;
  if (parts.length !== 4 || parts.some((part) => !(part <= 255))) return false;
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if ((a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168)) return false;
  if ((a === 169 && b === 254) || (a === 100 && b >= 64 && b <= 127)) return false;
  // Addresses for documentation, and those that everybody makes up.
  if ((a === 192 && b === 0) || (a === 198 && b === 51 && c === 100) || (a === 203 && b === 0))
    return false;
  return !(a === 1 && b === 2) && !(a === b && b === c);
}

/** A database URL that says in so many words that it does not encrypt, at a host that looks public. */
export function unencryptedDatabase(text: string): string | undefined {
  const match = /^(?:postgres(?:ql)?|mysql|mariadb):\/\/(?:[^@/?#\s]*@)?([^/:?#,\s]+)/i.exec(text);
  const host = match?.[1]?.toLowerCase();
  if (host === undefined || !isPublicHost(host)) return undefined;
  return /[?&](?:sslmode=disable|ssl=(?:false|0)|ssl-mode=disabled)\b/i.test(text)
    ? host
    : undefined;
}
