import type { Ast } from "../syntax/ast.ts";
import { type ApiName, packageOf } from "../semantics/api-name.ts";
import { propertyName } from "../semantics/names.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { DeedKind } from "./route.ts";

/** A call as far as it says what it does. */
export interface AskedCall {
  readonly node: Ast.CallExpression | Ast.NewExpression;
  /** The last name of the callee. */
  readonly name: string;
  readonly api: ApiName | undefined;
  /** The callee as it is written, in part. */
  readonly text: string;
  /** True for a function of the project that is found. */
  readonly isOwn: boolean;
}

const PROVIDERS =
  /^(?:stripe|@paypal\/.+|paypal-rest-sdk|@adyen\/.+|@mollie\/.+|braintree|razorpay|square|paystack\S*|@paystack\/.+|iyzipay|mercadopago|midtrans-client|xendit-node|flutterwave-node-v3|@klarna\/.+|coinbase-commerce-node|sslcommerz\S*|cashfree-\S+|@payos\/.+|vnpay|btcpay\S*|@lemonsqueezy\/.+|@paddle\/.+|authorizenet|@shopify\/.+|checkout-sdk-node)$/;
/** Words for providers in names of clients and functions. */
const PROVIDER_WORD =
  /stripe|pay_?pal|mollie|razor_?pay|adyen|braintree|square|pay_?stack|flutterwave|klarna|mercado|payment_?gateway|midtrans|xendit|iyzi|vn_?pay|ssl_?c(?:om)?|pay_?os|chapa|khalti|esewa|phone_?pe|paytm|cash_?free|moyasar|now_?payments|coinbase|btc_?pay|zarinpal|authorize_?net|worldpay|payu|easebuzz|momo|zalo/i;
/** Making something new at the provider says nothing of what was paid. */
const MAKES = /create|init|new|webhook|config|client|constructor|refund|cancel|construct/i;
/** The shop charges by itself, and knows for what. */
const CHARGES = /^(?:create|sale|charge|pay|process|authori[sz]e)\w*$/i;
/** Customers, prices and ways to pay are made there as well. */
function isOfMoney(text: string): boolean {
  return (
    /intent|charge|checkout|session|order|payment|transaction|sale|invoice|subscription/i.test(
      text,
    ) &&
    !/customer|refund|webhook|method|account|product|\bprices?\b|portal|setup_?intent/i.test(text)
  );
}

const HTTP =
  /^(?:global#fetch|axios#.*|got#.*|node-fetch#.*|undici#(?:fetch|request)|ky#.*|superagent#.*|needle#.*|cross-fetch#.*|https?#(?:get|request)|request#.*|@nestjs\/axios#.*)$/;
const ASKS =
  /^(?:(?:re)?(?:retrieve|fetch|get|verify|check|confirm|capture|query|inquire|find|lookup|load|validate|execute|sync|reconcile)_?\w*(?:payment|transaction|session|intent|charge|checkout|capture|order_?status|pay_?status|signature|receipt)\w*|retrieve|capture(?:Order|Payment)?)$/i;

/** Whether a call asks the provider what was paid: certainly, or by its name alone. */
export function askedOf({ api, text, name, node, isOwn }: AskedCall): DeedKind | undefined {
  // What functions of the project ask is seen inside them.
  if (node.type === "NewExpression" || isOwn) return undefined;
  if (api !== undefined) {
    if (HTTP.test(api)) return "requests";
    if (!PROVIDERS.test(packageOf(api))) return undefined;
    if (CHARGES.test(name) && isOfMoney(api)) return "charges";
    return MAKES.test(name) ? undefined : "asks";
  }
  if (PROVIDER_WORD.test(text) && CHARGES.test(name) && isOfMoney(text)) return "charges";
  if (MAKES.test(name)) return undefined;
  if (PROVIDER_WORD.test(text) || ASKS.test(name)) return "asks";
  return /^(?:https?|axios|http_?service|client|api)$/i.test(text.split(".").at(-2) ?? "") ||
    /(?:fetch|request|axios)$/i.test(name)
    ? "requests"
    : undefined;
}

/** Addresses at which a provider says whether a message is its own: those of PayPal, for webhooks and for IPN. */
const CHECKS_MESSAGE = /verify-webhook-signature|_notify-validate/;

/** True for a request that has the provider check who signed a message. */
export function hasProviderCheck({ node }: AskedCall, semantics: Semantics): boolean {
  return node.arguments.some((argument) => {
    const [start, end] = argument.range;
    return (
      CHECKS_MESSAGE.test(semantics.source.text.slice(start, Math.min(end, start + 600))) ||
      CHECKS_MESSAGE.test(semantics.string(argument) ?? "")
    );
  });
}

/** Whether a call moves money at a provider, or asks about money that moved. */
export function isProviderCall(node: Ast.CallExpression, semantics: Semantics): boolean {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression") return false;
  const name = propertyName(callee) ?? "";
  const api = semantics.callee(node);
  if (/^(?:on|use|webhooks?|constructEvent)$/i.test(name)) return false;
  if (api !== undefined && !api.startsWith("global#")) return PROVIDERS.test(packageOf(api));
  const text = semantics.source.text.slice(...callee.range);
  return (
    PROVIDER_WORD.test(text) &&
    /^(?:create|confirm|capture|charge|sale|refund|pay|retrieve|verify|process|execute)\w*$/i.test(
      name,
    )
  );
}
