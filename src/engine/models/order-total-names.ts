/** In models `(order totals)`: fields that say what an order, or a line of it, costs. */
export const ORDER_TOTALS = "(order totals)";

const WORDS: readonly (readonly string[])[] = [
  ["total"],
  ["total", "price"],
  ["total", "amount"],
  ["total", "cents"],
  ["total", "cost"],
  ["subtotal"],
  ["sub", "total"],
  ["items", "price"],
  ["price"],
  ["unit", "price"],
  ["final", "price"],
  ["discount"],
  ["discount", "amount"],
  ["tax"],
  ["tax", "price"],
  ["tax", "amount"],
  ["shipping"],
  ["shipping", "price"],
  ["shipping", "cost"],
  ["shipping", "charge"],
  ["shipping", "fee"],
  ["amount"],
  ["amount", "total"],
  ["final", "amount"],
  ["grand", "total"],
  ["order", "total"],
];

/** `totalPrice` and `total_price`: stores write the names of their columns both ways. */
export const ORDER_TOTAL_NAMES: readonly string[] = [
  ...new Set(
    WORDS.flatMap((words) => [
      words.map((word, i) => (i === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join(""),
      words.join("_"),
    ]),
  ),
];
