const CODE =
  /^(?:(?:credit_?|debit_?)?(?:card|cc)_?)?(?:cvv2?|cvc2?|cvn|csc)(?:_?(?:code|number))?$|^(?:card|cc)_?security_?code$/i;
const NUMBER =
  /^(?:(?:credit|debit|payment|bank)_?)?(?:card|cc)_?(?:number|num|no)$|^primary_?account_?number$/i;

/** What of a payment card a name means; undefined where it means something else. */
export function cardDatum(name: string): "security code" | "number" | undefined {
  if (CODE.test(name)) return "security code";
  return NUMBER.test(name) ? "number" : undefined;
}
