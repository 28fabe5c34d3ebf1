/** In models `(order totals)`: fields that say what an order, or a line that is stored by itself, costs. */
const ORDER_TOTALS = "(order totals)";
/** In models `(order lines)`: fields that hold the lines of an order or a cart. */
const ORDER_LINES = "(order lines)";
/** In models `(line prices)`: fields that say what a line of an order costs. */
const LINE_PRICES = "(line prices)";
/** In models `(charged)`: fields in which a payment provider is told how much to charge, and in what. */
const CHARGED = "(charged)";

/** Kinds of sums, and what they are sums of. */
const SUMS = "price amount cents cost due sum fee charge payable paid".split(" ");
const PARTS = "sub grand order cart final net gross line item items".split(" ");
const SERVICES = "shipping delivery service handling booking platform".split(" ");
const FEES = "price cost charge charges fee fees amount".split(" ");
const OTHERS =
  "total, subtotal, price, amount, amount total, amount due, payable amount, amount payable, amount paid, " +
  "paid amount, price paid, total order price, price total, total with tax, total after discount, " +
  "total before discount, unit price, unit cost, unit amount, price per unit, price per item, base price, " +
  "selling price, sale price, agreed price, rental price, price cents, amount cents, discount, " +
  "discount amount, discount total, total discount, discount value, discount percent, discount percentage, " +
  "discounted price, discounted total, discount price, price after discount, coupon discount, " +
  "voucher discount, tax, tax price, tax amount, tax total, total tax, vat, vat amount, shipping, " +
  "shipping total, deposit, deposit amount, down payment, balance due";

const TOTALS = [
  ...OTHERS.split(", "),
  ...SUMS.map((word) => `total ${word}`),
  ...PARTS.flatMap((word) => [`${word} total`, `${word} price`, `${word} amount`]),
  ...SERVICES.flatMap((word) => FEES.map((fee) => `${word} ${fee}`)),
];

const LINES = [
  "items",
  "lines",
  "line items",
  "order items",
  "order lines",
  "order details",
  "order products",
  "cart items",
  "cart products",
  "cart",
  "products",
];

/** Few, since each is a place of its own below each name of lines. */
const PRICES =
  "price, total, amount, cost, subtotal, unit price, unit cost, unit amount, total price, line total, " +
  "item price, base price, sale price, selling price, price cents, discount";

const CHARGES =
  "amount,Amount,total_amount,amount_total,order_amount,orderAmount,transaction_amount,amount_cents,amountInCents,price_amount,gross_amount,currency,currency_code,currencyCode";

/** What a name in brackets stands for in the paths of models. */
export const NAMES_OF: ReadonlyMap<string, readonly string[]> = new Map([
  [ORDER_TOTALS, spellings(TOTALS)],
  [ORDER_LINES, spellings(LINES)],
  [LINE_PRICES, spellings(PRICES.split(", "))],
  [CHARGED, CHARGES.split(",")],
]);

/** `totalPrice` and `total_price`: stores write the names of their columns both ways. */
function spellings(names: readonly string[]): readonly string[] {
  const written = names.flatMap((name) => {
    const words = name.split(" ");
    const later = words.map((word, i) =>
      i === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
    );
    return [later.join(""), words.join("_")];
  });
  return [...new Set([...written, "subTotal"])];
}
