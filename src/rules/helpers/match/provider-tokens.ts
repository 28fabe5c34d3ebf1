import { entropy, isPlaceholder, isReference, isTestKey } from "./secret-values.ts";

/** A secret whose provider can be told from its shape. */
export interface ProviderToken {
  /** What it is, for people: `Stripe secret key`. */
  readonly what: string;
  /** The variable of the environment that usually holds it. */
  readonly variable: string;
  /** The span of the secret inside the text. */
  readonly start: number;
  readonly end: number;
  /** True for tokens of which nothing says that a service made them for itself. */
  readonly mayBeMadeUp?: true;
}

interface Shape {
  readonly what: string;
  readonly variable: string;
  readonly pattern: RegExp;
  /** What else must hold of the match; `around` is the text of the lines nearby. */
  readonly check?: (match: RegExpExecArray, around: string) => boolean;
}

interface Clock {
  readonly now: Date;
}

/**
 * The first secret with a provider's shape in a text. `around` is the source near it, for
 * identifiers that are secret only together with their key. The clock decides whether a signed token
 * still counts, and is asked for nothing else: what time had a part in is not kept.
 */
export function providerToken(
  text: string,
  around: string,
  clock: Clock,
): ProviderToken | undefined {
  if (text.length < 16 || !BEGINNINGS.test(text)) return undefined;
  for (const { what, variable, pattern, check } of SHAPES) {
    const match = pattern.exec(text);
    if (!match || !isGenuine(match[0]) || check?.(match, around) === false) continue;
    return { what, variable, start: match.index, end: match.index + match[0].length };
  }
  return signedToken(text, clock) ?? urlWithPassword(text);
}

function isGenuine(token: string): boolean {
  if (token.startsWith("-----")) return true;
  const body = token.replace(/^[a-z]{2,10}[_-](?:live_|pat_)?/, "");
  return (
    !isPlaceholder(token) && !isTestKey(token) && entropy(body) >= 2.8 && new Set(body).size >= 8
  );
}

function shape(
  what: string,
  variable: string,
  pattern: string,
  check?: (match: RegExpExecArray, around: string) => boolean,
): Shape {
  return {
    what,
    variable,
    pattern: new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`),
    ...(check && { check }),
  };
}

const SHAPES: readonly Shape[] = [
  shape("Stripe secret key", "STRIPE_SECRET_KEY", "sk_live_[0-9A-Za-z]{16,250}"),
  shape("Stripe restricted key", "STRIPE_SECRET_KEY", "rk_live_[0-9A-Za-z]{16,250}"),
  shape("Webhook signing secret", "WEBHOOK_SECRET", "whsec_[0-9A-Za-z+/]{24,}={0,2}"),
  shape(
    "Shopify Admin API access token",
    "SHOPIFY_ACCESS_TOKEN",
    "shp(?:at|ca|pa)_[0-9a-fA-F]{32}",
  ),
  shape("Shopify app secret", "SHOPIFY_API_SECRET", "shpss_[0-9a-fA-F]{32}"),
  shape(
    "AWS access key",
    "AWS_ACCESS_KEY_ID",
    "(?:AKIA|ASIA)[0-9A-Z]{16}",
    (_, around) =>
      // The id alone opens nothing; its key in a slot of its own is reported there.
      /["'`\s][0-9A-Za-z/+]{40}["'`\s]/.test(around) &&
      !/secret\w*["']?\s*[:=]\s*["'`]?[0-9A-Za-z/+]{40}/i.test(around),
  ),
  shape(
    "GitHub token",
    "GITHUB_TOKEN",
    "gh[pousr]_[0-9A-Za-z]{36,251}|github_pat_[0-9A-Za-z_]{60,}",
  ),
  shape("GitLab token", "GITLAB_TOKEN", "glpat-[0-9A-Za-z_-]{20,}"),
  shape("npm token", "NPM_TOKEN", "npm_[0-9A-Za-z]{36}"),
  shape("SendGrid API key", "SENDGRID_API_KEY", "SG\\.[\\w-]{16,32}\\.[\\w-]{32,64}"),
  shape(
    "Slack token",
    "SLACK_TOKEN",
    "xox[abeprs]-(?:\\d+-)+[0-9A-Za-z-]{16,}|xapp-\\d-[0-9A-Z]+-\\d+-[0-9a-f]{32,}",
  ),
  shape(
    "Slack webhook address",
    "SLACK_WEBHOOK_URL",
    "https://hooks\\.slack\\.com/services/T\\w{6,}/B\\w{6,}/\\w{20,}",
  ),
  shape(
    "Square access token",
    "SQUARE_ACCESS_TOKEN",
    "EAAA[\\w-]{56,}|sq0atp-[\\w-]{22}|sq0csp-[\\w-]{43}",
  ),
  shape(
    "Braintree access token",
    "BRAINTREE_ACCESS_TOKEN",
    "access_token\\$production\\$[0-9a-z]{16}\\$[0-9a-f]{32}",
  ),
  shape("Adyen API key", "ADYEN_API_KEY", "AQE[a-z][0-9A-Za-z+/=-]{60,}[^\\s\"'`]*"),
  shape("Mollie API key", "MOLLIE_API_KEY", "live_[0-9A-Za-z]{30,50}"),
  shape("Flutterwave secret key", "FLUTTERWAVE_SECRET_KEY", "FLWSECK-[0-9a-f]{32}-X"),
  shape(
    "OpenAI API key",
    "OPENAI_API_KEY",
    "sk-(?:proj|svcacct|admin)-[\\w-]{40,}|sk-[0-9A-Za-z]{48}",
  ),
  shape("Anthropic API key", "ANTHROPIC_API_KEY", "sk-ant-[\\w-]{40,}"),
  shape("Mailgun API key", "MAILGUN_API_KEY", "key-[0-9a-f]{32}"),
  shape("Mailchimp API key", "MAILCHIMP_API_KEY", "[0-9a-f]{32}-us\\d{1,2}"),
  shape("Brevo API key", "BREVO_API_KEY", "xkeysib-[0-9a-f]{64}-[0-9A-Za-z]{16}"),
  shape("Resend API key", "RESEND_API_KEY", "re_[0-9A-Za-z]{8}_[0-9A-Za-z]{20,}"),
  shape("Telegram bot token", "TELEGRAM_BOT_TOKEN", "\\d{8,10}:AA[\\w-]{33}"),
  shape("DigitalOcean token", "DIGITALOCEAN_TOKEN", "do[opr]_v1_[0-9a-f]{64}"),
  shape(
    "HubSpot token",
    "HUBSPOT_TOKEN",
    "pat-(?:na|eu)\\d-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
  ),
  shape("Contentful management token", "CONTENTFUL_MANAGEMENT_TOKEN", "CFPAT-[\\w-]{40,}"),
  {
    what: "Private key",
    variable: "PRIVATE_KEY",
    // The header alone is in every program that reads keys: only with a body is it one, and no key repeats itself.
    pattern:
      /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|PGP) )?PRIVATE KEY(?: BLOCK)?-----(?:\\n|\\r|\s|["'+,`])*(?![0-9A-Za-z+/=]{0,64}?([0-9B-Zb-z])\1{11})[0-9A-Za-z+/=]{40,}/,
  },
];

/** What one of the shapes, a signed token or an address with a password has in it: most texts are done with one look. */
const BEGINNINGS =
  /[sr]k_live_|whsec_|shp(?:at|ca|pa|ss)_|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|npm_|SG\.|xox|xapp-|hooks\.slack|EAAA|sq0|access_token\$|AQE|live_|FLWSECK|sk-|key-|-us\d|xkeysib|re_|:AA|do[opr]_v1|pat-|CFPAT|-----BEGIN|eyJ|:\/\//;

/** A signed JSON web token that is neither expired nor made for everyone. */
function signedToken(text: string, clock: Clock): ProviderToken | undefined {
  const match = /(?<![\w.-])(eyJ[\w-]{10,})\.(eyJ[\w-]{10,})\.[\w-]{20,}(?![\w.-])/.exec(text);
  const header = jsonOf(match?.[1]);
  const payload = jsonOf(match?.[2]);
  if (!match || !header || !payload || typeof header["alg"] !== "string") return undefined;
  if (
    payload["role"] === "anon" ||
    /^(?:1234567890|test|example)/.test(String(payload["sub"] ?? ""))
  )
    return undefined;
  const expiry = payload["exp"];
  if (typeof expiry === "number" && expiry * 1000 < clock.now.getTime()) return undefined;
  return {
    what: "Signed token",
    variable: "ACCESS_TOKEN",
    start: match.index,
    end: match.index + match[0].length,
    ...(payload["role"] !== "service_role" && { mayBeMadeUp: true as const }),
  };
}

function jsonOf(part: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (part === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const URL_WITH_PASSWORD =
  /\b(postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|smtps?|https?):\/\/([^\s:@/'"`]*):([^\s@/'"`]+)@([^\s:/?'"`,]+)/;

/** A connection string with the password of a server that is not this machine's own. */
function urlWithPassword(text: string): ProviderToken | undefined {
  const match = URL_WITH_PASSWORD.exec(text);
  if (!match) return undefined;
  const [whole, scheme = "", user = "", password = "", host = ""] = match;
  if (
    isReference(password) ||
    isPlaceholder(password) ||
    isPlaceholder(user) ||
    isPlaceholder(host)
  )
    return undefined;
  if (
    /^(?:my_?)?(?:pass|passwd|password|pwd|secret|token)$|^[*x.]+$/i.test(password) ||
    password.startsWith(":")
  )
    return undefined;
  if (!host.includes(".") || (isLocalHost(host) && !isOfNetwork(host))) return undefined;
  if (scheme.startsWith("http") && (password.length < 12 || entropy(password) < 3))
    return undefined;
  return {
    what: scheme.startsWith("http")
      ? "Password in an address"
      : "Connection string with a password",
    variable: scheme.startsWith("http") ? "SERVICE_URL" : "DATABASE_URL",
    start: match.index,
    end: match.index + whole.length,
  };
}

/** Other machines of the same network, such as `db.internal`: whoever is in it gets in with the password. */
function isOfNetwork(host: string): boolean {
  return /\.(?:internal|local)$/.test(host) && !/(?:^|\.)docker\.internal$/.test(host);
}

/** Hosts that only this machine or its containers can reach; names without a dot are those of containers. */
export function isLocalHost(host: string): boolean {
  return (
    !host.includes(".") ||
    /^(?:127\.|0\.0\.0\.0|10\.|192\.168\.)|(?:^|\.)(?:localhost|local|internal|example|test|invalid|docker\.internal)$|(?:^|\.)example\.(?:com|org|net)$/.test(
      host,
    )
  );
}
