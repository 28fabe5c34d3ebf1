/** Domains of payment providers and of services that keep cards for shops. */
const PROVIDERS: ReadonlySet<string> = new Set(
  `2checkout.com adyen.com adyenpayments.com affirm.com afterpay.com amazonpay.com apple.com authorize.net
  bambora.com basistheory.com bluesnap.com bolt.com braintree-api.com braintreegateway.com cardconnect.com
  cashfree.com ccavenue.com chargebee.com checkout.com conekta.io culqi.com cybersource.com datatrans.com
  dlocal.com epayco.co evervault.com eway.com.au ewaypayments.com fatzebra.com.au fisglobal.com flutterwave.com
  globalpay.com gocardless.com heartlandportico.com helcim.com iyzipay.com iyzico.com klarna.com kushkipagos.com
  mercadolibre.com mercadopago.com midtrans.com mollie.com moneris.com monei.com moyasar.com nmi.com
  omise.co openpay.mx oppwa.com pagar.me pagseguro.com payfast.co.za paylike.io paymob.com paypal.com paypalobjects.com
  payplug.com payrexx.com paysafe.com paystack.co paystack.com paytabs.com paytm.in payu.com payu.in payway.com.au
  phonepe.com pin.net.au pinpayments.com placetopay.com quickpay.net rapyd.net razorpay.com recurly.com redsys.es
  ryftpay.com sezzle.com shift4.com shopifycs.com shopify.com skrill.com spreedly.com square.com squarecdn.com
  squareup.com squareupsandbox.com sslcommerz.com stripe.com stripe.network sumup.com tap.company tokenex.com
  truelayer.com verygoodproxy.com verygoodsecurity.com verygoodvault.com viva.com vivapayments.com wompi.co
  worldpay.com xendit.co yookassa.ru zip.co zipmoney.com.au quadpay.com`.split(/\s+/),
);

/** True for hosts of payment providers. */
export function isPaymentHost(host: string): boolean {
  const parts = host.toLowerCase().split(".");
  return parts.some((_, i) => PROVIDERS.has(parts.slice(i).join("."))) || host === "pay.google.com";
}

/** The host of an address that names one; undefined for paths and for hosts that are not known. */
export function hostOf(address: string): string | undefined {
  const found = /^(?:(?:https?|wss?):)?\/\/([\w.-]+)(?::\d+)?(?=[/?#]|$)/i.exec(address.trim());
  return found?.[1]?.toLowerCase();
}

/** The machine itself and its own network, names for examples included. */
export function isOwnNetwork(host: string): boolean {
  return (
    !host.includes(".") ||
    /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0)/.test(host) ||
    /(?:^|\.)(?:localhost|local|internal|test|invalid|lan)$/.test(host)
  );
}
