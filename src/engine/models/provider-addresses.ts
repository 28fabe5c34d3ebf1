/** Where payment providers are asked, in models `(payment provider)`. */
export const PROVIDER_ADDRESSES: readonly string[] = [
  "https://api.paystack.co",
  "https://api.flutterwave.com",
  "https://api.ravepay.co",
  "https://khalti.com/api",
  "https://a.khalti.com",
  "https://dev.khalti.com",
  "https://api.stripe.com",
  "https://api.razorpay.com",
  "https://api.paypal.com",
  "https://api-m.paypal.com",
  "https://api.sandbox.paypal.com",
  "https://api-m.sandbox.paypal.com",
  "https://api.paymongo.com",
  "https://api.xendit.co",
  "https://app.midtrans.com",
  "https://app.sandbox.midtrans.com",
  "https://api.midtrans.com",
  "https://api.sandbox.midtrans.com",
  "https://api.mercadopago.com",
  "https://securepay.sslcommerz.com",
  "https://sandbox.sslcommerz.com",
  "https://api.chapa.co",
  "https://api.cashfree.com",
  "https://sandbox.cashfree.com",
  "https://api.phonepe.com",
  "https://api-preprod.phonepe.com",
  "https://accept.paymob.com",
  "https://accept.paymobsolutions.com",
  "https://api.mollie.com",
  "https://api.tap.company",
  "https://api.moyasar.com",
  "https://api.nowpayments.io",
  "https://api.commerce.coinbase.com",
  "https://api.pagar.me",
  "https://www.asaas.com/api",
  "https://api.asaas.com",
  "https://sandbox.asaas.com",
  "https://api.monobank.ua",
  "https://payment.momo.vn",
  "https://test-payment.momo.vn",
  "https://openapi.zalopay.vn",
  "https://sb-openapi.zalopay.vn",
  "https://api.safaricom.co.ke",
  "https://sandbox.safaricom.co.ke",
  "https://api-merchant.payos.vn",
  "https://api.iyzipay.com",
  "https://sandbox-api.iyzipay.com",
  "https://connect.squareup.com",
  "https://connect.squareupsandbox.com",
];

/** Stands for the part of an address that the configuration says. */
const CONFIGURED = "\0";

/** Where providers take a payment, whichever of their hosts is configured. */
const PAYMENT_PATHS: readonly string[] = [
  "/v2/checkout/orders",
  "/v1/payments/payment",
  "/v1/charges",
  "/v2/charges",
  "/v1/payment_intents",
  "/transaction/initialize",
  "/epayment/initiate/",
  "/api/v2/epayment/initiate/",
  "/v1/payments",
  "/v2/payments",
  "/v3/payments",
  "/v2/invoices",
  "/snap/v1/transactions",
  "/mpesa/stkpush/v1/processrequest",
];

/** Hosts that say themselves that money is asked for there: `https://pay.bank.example`. */
const OF_PAYMENTS =
  /^https:\/\/(?:api[-.])?(?:pay|payments?|gateway|acquiring|psp)[-.][\w-]+\.[a-z]/;

/** True of an address at which a provider takes a payment by its path or its host, also where the host is configured. */
export function isPaymentPath(address: string): boolean {
  if (OF_PAYMENTS.test(address)) return true;
  const start = address.lastIndexOf(CONFIGURED);
  const path = start >= 0 ? address.slice(start + 1) : address.replace(/^https:\/\/[\w.-]+/, "");
  return (
    (start >= 0 || path !== address) &&
    PAYMENT_PATHS.some((each) => path === each || `${path}/` === each)
  );
}

/** The name that stands for all of them in a condition, and for the paths of others whose host is configured. */
export const PAYMENT_PROVIDER = "(payment provider)";
