import type { Effect, Route } from "../../../engine/api.ts";
import { words } from "./names.ts";
import { stem } from "./names-thing.ts";

/** What visitors do with the things of a shop, besides buying them. */
const BY_VISITORS =
  /\b(?:like|unlike|rate|rating|review|vote|click|visit|apply|redeem|validate|comment|question|answer|notify|notifications?|unsubscribe|follow|share|report|contact|feedback|enquir\w*|inquir\w*|message|chat|upload|checkout|webhook|increment|book|booking|reserve|pay|place)\b/;
/** Things that nobody makes or changes who only visits. */
const MANAGED =
  /\b(?:products?|variants?|categor(?:y|ies)|collections?|brands?|coupons?|discounts?|promotions?|banners?|billboards?|prices?|inventory|stocks?|settings?|tax(?:es)?|shipping|warehouses?|suppliers?|vouchers?|campaigns?|roles?|attributes?|colou?rs|sizes)\b/;

/** What a procedure of tRPC is called, with the things of its routers before and behind it: `order.create` is to create an order. */
export function wordsOfProcedure({ procedure = "" }: Route): string {
  const parts = procedure.split(".");
  const around = words(parts.slice(0, -1).join(" "));
  const own = words(parts.at(-1) ?? "");
  return `${around} ${own} ${around.split(" ").map(stem).join(" ")}`.trim();
}

/** True for words of what visitors do. */
export function isByVisitors(said: string): boolean {
  return BY_VISITORS.test(said);
}

/** True where what is changed, or what it is called, is for those to change who run the store. */
export function isOfStore({ on }: Effect, said: string): boolean {
  return MANAGED.test(`${words(on)} ${said}`);
}
