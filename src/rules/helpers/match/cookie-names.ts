import { nameWords } from "./secret-names.ts";

/** Words that say who somebody is, or stand for it. */
const IDENTITY =
  /^(?:sess|session|sessions|sessionid|sid|ssid|token|tokens|jwt|auth|authorization|access|refresh|remember|rememberme|login|credentials?|password|passwd|pwd|bearer|apikey|impersonat\w*)$/;
/** Words that make it something else: what scripts must read, what is no secret, what only looks alike. */
const OTHER =
  /^(?:csrf|xsrf|csrftoken|xsrftoken|cart|theme|locale|lang|language|currency|region|country|consent|gdpr|analytics|tracking|utm|push|fcm|captcha|recaptcha|redirect|return|returnto|callback|next|expires?|expiry|expiration|count|type|provider|modal|popup|banner|dismissed|seen|toast|flash|has|is|logged|loggedin|last|visitor|device|preview|draft|nonce|state|verifier|public|publishable|page|search|filter|step|started|start|time|date|view|views|variant|experiment|scope|role|status|method|wishlist|compare|recent)$/;

/** True for names of cookies that let somebody in, such as `sid`, `shop.session` and `remember_token`. */
export function isAuthCookie(name: string): boolean {
  const words = nameWords(name);
  return words.some((word) => IDENTITY.test(word)) && !words.some((word) => OTHER.test(word));
}

/** True for names of sessions that hold preferences and nothing else. */
export function isPreferenceCookie(name: string): boolean {
  return nameWords(name).some((word) => OTHER.test(word));
}
