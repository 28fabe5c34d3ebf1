import { remembered } from "./remembered.ts";

/**
 * True for values that stand in guides, images and starters as the first password or secret:
 * whoever attacks a store tries them first. Case and separators do not count.
 */
export function isKnownDefault(value: string): boolean {
  // Paths, sentences with marks and code are not remembered: there are too many of them.
  return value.length <= 40 && !/[/:;,(){}<>=]/.test(value) && isKnownShort(value);
}

const isKnownShort = remembered(isKnown);

function isKnown(value: string): boolean {
  if (value.length === 0 || value.length > 40) return false;
  // The name of a file, such as `.secrets`.
  if (value.startsWith(".")) return false;
  const plain = value.toLowerCase().replace(/[\s_.-]+/g, "");
  return KNOWN.has(plain) || PATTERN.test(plain);
}

/** True for defaults that are also ordinary words of forms, types and labels: `password`, `test`, `admin`. */
export function isPlainWord(value: string): boolean {
  return (
    PLAIN.has(value.toLowerCase()) ||
    /^(?:jwt|cookie|session|token|app|auth)[_-]?secret(?:[_-]?key)?$/i.test(value)
  );
}

const PLAIN = new Set(
  (
    "password passwd pass pwd admin administrator root guest demo test testing user default welcome master monkey " +
    "dragon elastic postgres postgresql mysql mariadb mongo mongodb redis rabbitmq minio magento medusa vendure evershop " +
    "saleor strapi shopware bitnami secret secrets insecure foobar cats 1234 12345"
  ).split(" "),
);

const KNOWN = new Set(
  // Passwords of lists and images.
  (
    "password passwd pass pwd passw0rd p@ssw0rd p@ssword pa$$word pass123 password1 password12 password123 password1234 " +
    "admin administrator admin1 admin12 admin123 admin1234 admin12345 adminadmin adminpass adminpassword admin@123 " +
    "root toor root123 rootroot rootpassword rootpass superadmin superuser superpassword supersecretpassword " +
    "123456 1234567 12345678 123456789 1234567890 12345 1234 123123 111111 000000 654321 qwerty qwerty123 qwertyuiop " +
    "abc123 iloveyou welcome welcome1 welcome123 letmein letmein123 monkey dragon master hunter2 guest demo demo123 " +
    "test test123 test1234 testtest testing user user123 default changeme changeme123 changeit changethis changemenow " +
    "postgres postgresql mysql mariadb mongo mongodb redis rabbitmq minio minioadmin minio123 elastic masterkey " +
    "magento magento123 medusa vendure evershop saleor strapi shopware bitnami " +
    // Signing secrets of guides and starters.
    "secret secrets secret123 secret1234 mysecret mysecretkey mysecretpassword mysupersecret mysupersecretkey " +
    "supersecret supersecret123 supersecretkey supersecretjwt supersecrettoken superdupersecret topsecret verysecret " +
    "verysecretkey thisisasecret thisisasecretkey thisismysecret thisissecret asecret asecretkey somesecret " +
    "somesupersecret somesecretkey secretkey secretstring secrettoken secretpassword secretsecret notsosecret " +
    "jwtsecret jwtsecretkey jsonwebtokensecret cookiesecret sessionsecret tokensecret appsecret authsecret " +
    "keyboardcat shhh shhhh shhhhh shhhhhh ssshhh s3cret s3cr3t ilovecats ilovescotchyscotch hacktheplanet " +
    "devsecret devsecretkey developmentsecret localsecret insecuresecret insecure unsafesecret dummysecret " +
    "defaultsecret defaultsecretkey yoursecret yoursecretkey yoursecrethere yourjwtsecret yoursessionsecret " +
    "yoursupersecret yoursupersecretkey foobar foobarbaz examplesecret secretexample replaceme cats"
  ).split(" "),
);

const PATTERN =
  /^(?:my|your|a|the|some|this(?:is)?(?:a|my|your|the)?)?(?:super|very|top|ultra|mega|random|long)*(?:jwt|session|cookie|auth|app)?secret(?:key|token|string|phrase)?(?:here|goeshere|changeme|changethis|\d{1,4})?!?$/;
