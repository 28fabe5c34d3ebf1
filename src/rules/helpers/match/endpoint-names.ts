import { nameWords } from "./secret-names.ts";

const ENDPOINT =
  /^(?:url|urls|uri|endpoint|endpoints|host|hostname|webhook|webhooks|api|apis|server|gateway|callback|baseurl|apiurl|siteurl|storeurl|shopurl|dsn|backend|origin)$/;
/** Addresses of something to read or to look at; nothing of the shop's goes there. */
const READING =
  /^(?:doc|docs|documentation|homepage|license|licence|repo|repository|issue|issues|bug|bugs|help|support|reference|spec|source|image|images|img|icon|favicon|logo|avatar|thumb|thumbnail|photo|picture|placeholder|preview|video|media|asset|schema|schemas|namespace|xmlns|ns|example|examples|profile|blog|social|facebook|twitter|instagram|website|author|vendor|contact|privacy|terms|wiki|article|guide|tutorial|changelog|news|proxy|proxies|regex|pattern|prefix|protocol|scheme|test|mock|fake|dummy|type|id|claim|claims|realm|audience|resource|scope|scopes|user|sitemap|identifier|about|info|legal|label|track|tracking|cors|allowed|cookie|policy)$/;

/** True when a name says that a program connects to what it holds: `ERP_API_URL`, `baseURL`, `webhookEndpoint`. */
export function isEndpointName(name: string): boolean {
  const words = nameWords(name.replace(/URL/g, "Url").replace(/URI/g, "Uri"));
  return words.some((word) => ENDPOINT.test(word)) && !words.some((word) => READING.test(word));
}
