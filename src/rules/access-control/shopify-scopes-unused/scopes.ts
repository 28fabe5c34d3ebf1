/** What code that uses a scope of the Admin API cannot do without naming; scopes that are not here are not judged. */
const NAMES: Readonly<Record<string, RegExp>> = {
  products: /product|variant|collection|inventor/i,
  product_listings: /product/i,
  inventory: /inventor/i,
  orders: /order|fulfil|refund|transaction/i,
  all_orders: /order|fulfil|refund|transaction/i,
  draft_orders: /draft/i,
  customers: /customer|compan/i,
  customer_merge: /merge/i,
  discounts: /discount|price_?rule|coupon/i,
  price_rules: /discount|price_?rule|coupon/i,
  fulfillments: /fulfil/i,
  assigned_fulfillment_orders: /fulfil/i,
  merchant_managed_fulfillment_orders: /fulfil/i,
  third_party_fulfillment_orders: /fulfil/i,
  shipping: /shipping|deliver|carrier/i,
  themes: /theme/i,
  gift_cards: /gift/i,
  marketing_events: /marketing/i,
  reports: /report|shopifyql/i,
  translations: /translat/i,
  metaobjects: /metaobject/i,
  metaobject_definitions: /metaobject/i,
  publications: /publi[sc]|channel/i,
  markets: /market/i,
  script_tags: /script_?tag/i,
  checkouts: /checkout/i,
  legal_policies: /polic/i,
  pixels: /pixel/i,
  payment_terms: /payment_?term/i,
};
/** Requests about people's data name customers, and come whatever an app may do. */
const COMPLIANCE =
  /(?:customers?|shop)[\W_]*(?:data[\W_]*request|redact)|(?:data_?request|redact)\w*customers?/gi;

/** The scopes of a list for things that no text names. */
export function unusedScopes(list: string, texts: readonly string[]): string[] {
  const cleaned = texts.map((text) => text.replace(COMPLIANCE, ""));
  return scopesOf(list).filter((scope) => {
    const thing = /^(?:read|write)_(\w+)$/.exec(scope)?.[1] ?? "";
    const names = Object.hasOwn(NAMES, thing) ? NAMES[thing] : undefined;
    return names !== undefined && !cleaned.some((text) => names.test(text));
  });
}

/** What changes something in a shop: a mutation in whichever file, and calls of REST that write. */
const WRITES =
  /\bmutation\b|\.save\(|\bclients\.Rest\b|admin\/api\/[\s\S]{0,300}?\b(?:POST|PUT|PATCH|DELETE)\b|\brest\b[\s\S]{0,80}?\.(?:post|put|delete)\(/i;

/** Scopes to write things that the code names, in an app that changes nothing anywhere. */
export function writingForNothing(list: string, texts: readonly string[]): string[] {
  if (texts.some((text) => WRITES.test(text))) return [];
  const unused = new Set(unusedScopes(list, texts));
  return scopesOf(list).filter((scope) => {
    const thing = /^write_(\w+)$/.exec(scope)?.[1] ?? "";
    // These let an extension run, which needs no code of its own to change anything.
    const isOfExtension = /^(?:pixels|script_tags|discounts|price_rules|themes)$/.test(thing);
    return Object.hasOwn(NAMES, thing) && !isOfExtension && !unused.has(scope);
  });
}

export function scopesOf(list: string): string[] {
  return list.split(/[\s,]+/).filter((each) => each !== "");
}
