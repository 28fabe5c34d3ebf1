import { remembered } from "./remembered.ts";

/**
 * What a name says of the value that it holds:
 * - `own`: a secret that this store makes up itself and checks others by (signing, sessions, webhooks);
 *   whoever knows it is let in, so even a placeholder is a working key.
 * - `password`: of an account, here or at a database or mail server.
 * - `service`: issued by a provider, which refuses made-up values.
 */
export type SecretRole = "own" | "password" | "service";

/** The role of the secret that a variable, key, header or option holds; undefined when the name is not one of a secret. */
export const secretRole = remembered(findRole);

function findRole(name: string): SecretRole | undefined {
  if (isPublicName(name)) return undefined;
  const words = [...nameWords(name)];
  while (words.length > 1 && TAIL.test(words.at(-1) ?? "")) words.pop();
  const head = words.at(-1);
  const before = words.slice(0, -1);
  // What pages may hold has a key for those who run it as well: `ALGOLIA_SEARCH_ADMIN_KEY`.
  const isOfAdmin = (head === "key" || head === "keys") && FOR_ADMIN.has(before.at(-1) ?? "");
  if (
    head === undefined ||
    words.some((word) => NOT_SECRET.has(word) && !(isOfAdmin && IN_PAGES.has(word)))
  )
    return undefined;
  if (PASSWORD.has(head)) return "password";
  if (head === "pepper") return "own";
  if (head === "secret" || head === "secrets") return ownOrService(words, true);
  if (head === "token")
    return before.some((word) => NOT_TOKEN.has(word)) ? undefined : ownOrService(words, false);
  if (head === "key" || head === "keys") {
    // It names an app to Shopify and stands in its pages; the secret half has a name of its own.
    if (before.includes("shopify") && before.at(-1) === "api") return undefined;
    const isSecret = before.some((word) => KEY_OF.has(word) || PROVIDERS.has(word));
    return isSecret ? ownOrService(words, before.includes("secret")) : undefined;
  }
  return undefined;
}

/** The words of a name in any spelling, in lower case: `STRIPE_SECRET_KEY`, `stripeSecretKey`, `x-api-key`. */
export const nameWords = remembered(splitName);

function splitName(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .replace(/\bo auth/g, "oauth")
    .replace(/api[_\W]*key/g, "api key")
    .replace(/(?<=[a-z]{2})(secret|password|passwd)(?=s?(?![a-z]))/g, " $1")
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}

/** Names that bundlers put into pages for everyone; another rule looks at secrets among them. */
export function isPublicName(name: string): boolean {
  return /^(?:NEXT_PUBLIC|VITE|REACT_APP|PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY|STORYBOOK)_/.test(
    name,
  );
}

/** True for names of variables of the environment, such as `JWT_SECRET`. */
export function isVariableName(name: string): boolean {
  return /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/.test(name);
}

/** The variable of the environment that a value of this name would usually come from. */
export function variableFor(name: string): string {
  return nameWords(name)
    .filter((word) => word !== "x")
    .join("_")
    .toUpperCase();
}

function ownOrService(words: readonly string[], strong: boolean): SecretRole {
  if (words.some((word) => word === "webhook" || word === "webhooks")) return "own";
  if (words.some((word) => PROVIDERS.has(word))) return "service";
  if (words.some((word) => OWN.has(word))) return "own";
  // `SECRET`, `APP_SECRET` and `ACCESS_TOKEN_SECRET` sign; `CLIENT_SECRET` and `API_SECRET` are issued.
  return strong && !words.some((word) => ISSUED.has(word)) ? "own" : "service";
}

const PASSWORD = new Set(["password", "passwd", "pwd", "passphrase", "pass", "passcode"]);

/** Words after the noun that change nothing: `JWT_SECRET_PROD`, `secretKeyBase`. */
const TAIL =
  /^(?:\d+|v\d+|prod|production|live|staging|stage|dev|development|local|value|string|str|base|base64|b64|hex|raw|new|old|current|previous|primary|secondary|default|fallback)$/;

/** Words that make the whole name one of something else: a label, a field's name, a public key, a hash. */
const NOT_SECRET = new Set(
  (
    "public publishable anon anonymous site placeholder label hint message messages error errors example " +
    "sample dummy mock fake test tests field input form type kind name names column header selector " +
    "hash hashed digest checksum encrypted masked redacted url uri path route endpoint regex pattern rule rules " +
    "policy length min max strength expiry expires expiration ttl count limit status state event action " +
    "title description text i18n translation locale forgot show hide toggle visible visibility confirm " +
    "storefront maps map analytics measurement recaptcha turnstile hcaptcha search firebase sentry posthog " +
    "segment mixpanel amplitude mapbox step workflow query mutation permission symbol inject injection"
  ).split(" "),
);

/** Services of which pages have a key of their own. */
const IN_PAGES = new Set(
  "search storefront maps map analytics measurement firebase sentry posthog segment mixpanel amplitude mapbox".split(
    " ",
  ),
);
const FOR_ADMIN = new Set(["admin", "master", "private", "secret", "write"]);

/** Tokens that select or count instead of opening something. */
const NOT_TOKEN = new Set(
  "channel page next continuation cursor cancel cancellation design css csrf xsrf sync syntax start end push di cart basket checkout".split(
    " ",
  ),
);

/** What makes a `…Key` a secret one. */
const KEY_OF = new Set(
  (
    "api secret private signing sign signature encryption encrypt encrypted crypto cipher access master service " +
    "admin auth jwt cookie session hmac app account ssh rsa aes server merchant webhook token license " +
    "partner shared supplier erp crm write"
  ).split(" "),
);

/** Providers whose keys the name may carry; what they issue cannot be made up. */
const PROVIDERS = new Set(
  (
    "stripe paypal braintree adyen mollie klarna razorpay square shopify checkout worldpay paystack flutterwave " +
    "paytm payu sendgrid mailgun mailchimp postmark resend brevo sendinblue ses smtp twilio vonage nexmo slack " +
    "telegram discord aws s3 r2 cloudflare backblaze gcp gcs azure google facebook meta github gitlab bitbucket npm openai anthropic " +
    "gemini algolia cloudinary contentful sanity strapi supabase clerk auth0 okta upstash minio meilisearch meili " +
    "typesense elastic shippo easypost avalara taxjar hubspot salesforce zendesk intercom klaviyo datadog newrelic"
  ).split(" "),
);

const OWN = new Set(
  (
    "jwt session cookie cookies signing sign signature encryption encrypt crypto cipher hmac csrf admin superadmin " +
    "internal cron revalidate revalidation preview auth nextauth authjs app server master invite reset refresh " +
    "magic hash payload draft"
  ).split(" "),
);

const ISSUED = new Set(["client", "api", "consumer", "oauth", "merchant", "bot", "partner"]);
