/** What can be tried out where nothing counts: passwords, or codes that are worth money. */
export type Guessed = "passwords" | "addresses" | "gift cards" | "coupons";

/** The last parts of paths. */
const PATHS: readonly (readonly [RegExp, Guessed])[] = [
  [
    /(?:^|\/)(?:(?:admin|user|customer|seller|vendor|auth|staff|pin|card|password|e-?mail|phone|local)[-_]?)?(?:log-?_?in|sign-?_?in|authenticate)(?:[-_/](?:(?:with|by)[-_])?(?:pin|password|e-?mail|phone|card|local))?(?:_action)?$/i,
    "passwords",
  ],
  [
    /(?:^|\/)(?:forgot|forgot(?:ten)?[-_]?password|password[-_/]?(?:forgot|reset|recovery)|(?:request|send)[-_]?(?:password[-_]?)?reset|recover)$/i,
    "addresses",
  ],
  [
    /(?:^|\/)gift-?_?cards?\/(?:check|balance|redeem|apply|validate)$|(?:^|\/)(?:check|redeem|apply|validate)[-_]?gift-?_?card$/i,
    "gift cards",
  ],
  [
    /(?:^|\/)(?:coupons?|vouchers?|promo(?:tion)?s?|discounts?)\/(?:check|apply|validate|redeem|verify)$|(?:^|\/)(?:apply|check|validate)[-_]?(?:coupon|voucher|promo(?:code)?|discount)(?:[-_]?code)?$/i,
    "coupons",
  ],
];

/** Names of mutations. */
const FIELDS: readonly (readonly [RegExp, Guessed])[] = [
  [
    /^(?:admin|user|customer|staff|seller|vendor|account|pin|card|password|email|phone|local)?_?(?:log_?in|sign_?in|authenticate)(?:admin|user|customer|staff|seller|vendor|account|_?(?:with|by)_?(?:email|password|pin|phone|card|credentials))?$/i,
    "passwords",
  ],
  [
    /^(?:forgot(?:ten)?_?password|(?:request|send)_?(?:customer_?|user_?)?password_?reset(?:_?email)?|reset_?password_?request|recover_?(?:customer|account|password))$/i,
    "addresses",
  ],
  [/^(?:check|redeem|apply|validate)_?gift_?card(?:_?(?:balance|code))?$/i, "gift cards"],
  [
    /^(?:apply|check|validate|redeem)_?(?:coupon|voucher|promo(?:tion)?|discount)(?:_?code)?$/i,
    "coupons",
  ],
];

/** What somebody can try out at a path. */
export function guessedAtPath(path: string): Guessed | undefined {
  const plain = path.replace(/\/:(?!\w*(?:token|key|hash))\w+$/i, "").replace(/\/$/, "");
  return PATHS.find(([pattern]) => pattern.test(plain))?.[1];
}

/** What somebody can try out with a mutation. */
export function guessedByField(name: string): Guessed | undefined {
  return FIELDS.find(([pattern]) => pattern.test(name))?.[1];
}
