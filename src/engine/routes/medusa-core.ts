/**
 * What Medusa itself answers, by the first two parts of a path. Middlewares of a project may stand
 * before them. Of the sources of Medusa 2.15, with what its own plug-ins add.
 */
const ADMIN =
  "api-keys auth batch-jobs campaigns claims collections currencies customer-groups customers draft-orders exchanges feature-flags fulfillment-providers fulfillment-sets fulfillments gift-cards index inventory-items invites locales notifications order-changes order-edits orders payment-collections payments plugins price-lists price-preferences product-categories product-options product-tags product-types product-variants products promotions property-labels rbac refund-reasons regions reservations return-reasons returns sales-channels shipping-option-types shipping-options shipping-profiles stock-locations store-credit-accounts stores tax-providers tax-rates tax-regions transaction-groups translations uploads users views workflows-executions";
const STORE =
  "auth carts collections currencies customers gift-cards locales order-edits orders payment-collections payment-methods payment-providers product-categories product-tags product-types product-variants products regions return return-reasons returns shipping-options store-credit-accounts swaps variants";

const CORE: ReadonlySet<string> = new Set([
  ...ADMIN.split(" ").map((name) => `admin/${name}`),
  ...STORE.split(" ").map((name) => `store/${name}`),
]);

/** True when a pattern begins as a path of Medusa itself does, or is too short or too open to tell. */
export function mayMatchCore(pattern: string): boolean {
  const parts = pattern.replace(/^\//, "").split("/");
  const [area = "", thing = ""] = parts.map((part) => part.replace(/[:*(?{].*$/, ""));
  if (area === "auth" || area === "hooks" || area === "health" || area === "app") return true;
  if (area !== "admin" && area !== "store") return isOpen(parts[0] ?? "") || area === "";
  // `/admin/*` and `/admin*` stand before everything there.
  return thing === "" || isOpen(parts[1] ?? "") || CORE.has(`${area}/${thing}`);
}

function isOpen(part: string): boolean {
  return /[:*(?{]/.test(part) && !/^[\w-]{3,}\*$/.test(part);
}
