/** Which rules are about a class that a label names, the longest beginning of its name first. */
const CLASSES: readonly (readonly [name: string, rules: RegExp])[] = [
  ["sql injection", /sql/],
  ["nosql injection", /nosql|type-confusion/],
  ["command injection", /command/],
  ["code injection", /code-injection|method-call|hidden-code|dynamic-import|vm|sandbox/],
  ["template injection", /template-injection|code-injection|xss/],
  ["path traversal", /path-traversal|file-upload|zip|static|unsafe-dynamic/],
  ["zip slip", /zip-slip|path/],
  ["file upload", /upload|path-traversal|xss/],
  ["ssrf", /ssrf|request-url|incomplete-url/],
  ["xss stored", /xss|unsafe-href|template-raw|escape|html|script/],
  ["xss reflected", /xss|unsafe-href|raw|html|escap/],
  ["xss dom", /xss|unsafe-href|html|post-?message|script/],
  ["open redirect", /redirect|incomplete-url|href/],
  ["xxe", /xxe|xml/],
  ["prototype pollution", /prototype|merge/],
  ["redos", /redos/],
  ["header injection", /header/],
  ["log injection", /log-injection/],
  ["mail injection", /mail/],
  ["insecure deserialisation", /deserial|code-injection|yaml|prototype/],
  ["mass assignment", /mass-assignment|role|unvalidated-body|password-set/],
  [
    "idor",
    /idor|trusted-user|owner|whose|over-exposed|order-list|unauthenticated|no-auth|missing-auth|customer-list|scope|guest/,
  ],
  [
    "missing authentication",
    /auth|admin|unauthenticated|guard|public|staff|role|introspection|password-set|webhook/,
  ],
  ["missing role check", /role|admin|auth|staff|guard|permission/],
  ["jwt", /jwt|secret|token|credential/],
  ["session cookie flags", /cookie|session/],
  ["csrf", /csrf|samesite|cookie/],
  ["cors", /cors|origin|incomplete-url/],
  ["hardcoded secret", /secret|credential|key|password|fallback/],
  ["secret in bundle", /secret|bundle|public|env|key|client/],
  ["weak password hash", /password-hash|weak-hash|hash|password/],
  ["weak random", /random/],
  ["cleartext password", /password|plaintext|cleartext|web-storage/],
  ["sensitive logging", /log/],
  ["overexposed data", /exposed|password|select|over|stack|env/],
  ["error details", /error|stack|debug/],
  ["client price", /amount|total|price|discount|currency|client-|quantity/],
  ["client discount", /amount|total|price|discount|client-/],
  ["client currency", /amount|total|currency|client-/],
  ["negative quantity", /quantity|negative/],
  ["coupon race", /coupon|voucher|race|stock|gift/],
  ["coupon reuse", /coupon|voucher|race|gift/],
  ["unverified webhook", /webhook|signature/],
  ["timing-unsafe comparison", /timing|constant-time|compare/],
  ["fulfilment on return url", /fulfil|return|payment|paid|order-total|idor|auth/],
  ["no rate limit", /limit|brute|testing/],
  ["user enumeration", /enumerat|user-exist|login|error/],
  ["predictable reset token", /random/],
  ["host header", /host/],
  ["unlimited page size", /page-size|limit|unbounded/],
  ["tls verification off", /tls/],
];

/** @throws Error where nobody said which rules a class is about. */
export function rulesOf(name: string): RegExp {
  const fitting = CLASSES.filter(([each]) => name.startsWith(each));
  const [first] = fitting.sort(([one], [other]) => other.length - one.length);
  if (!first) throw new Error(`no rules are named for the class '${name}'`);
  return first[1];
}
