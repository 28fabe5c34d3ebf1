import { findIn, letsThrough } from "../../../engine/api.ts";
import { matchesEverything } from "./origin-check.ts";

/** What is wrong with one entry of a list of origins. */
export type OriginFlaw =
  /** Anybody gets an address there for free. */
  | { readonly kind: "hosting"; readonly host: string }
  /** A pattern that addresses of others match as well. */
  | { readonly kind: "loose"; readonly address: string; readonly instead?: string };

/** Where everybody can have a name of their own, with one that nobody has. */
const HOSTING =
  "vercel.app netlify.app pages.dev workers.dev herokuapp.com onrender.com up.railway.app fly.dev web.app firebaseapp.com github.io gitlab.io surge.sh azurewebsites.net azurestaticapps.net amplifyapp.com cloudfront.net ngrok.io ngrok.app ngrok-free.app ngrok-free.dev trycloudflare.com loca.lt gitpod.io csb.app stackblitz.io replit.app repl.co glitch.me lovable.app render.com myshopify.com".split(
    " ",
  );

/** Looks at a regular expression that origins such as `https://shop.com` are tested with. */
export function patternFlaw(pattern: string, flags: string): OriginFlaw | undefined {
  // Another rule's business.
  if (matchesEverything(pattern)) return undefined;
  const host = HOSTING.find((each) => matches(pattern, flags, `https://qx7-evil-shop.${each}`));
  if (host !== undefined) return { kind: "hosting", host };
  const through = letsThrough(pattern, flags, "host");
  if (!through || through.because === "dot" || through.because === "start") return undefined;
  const own = /^\^?(?:https\??:\\?\/\\?\/)?(?:\\?\.)?((?:[\w-]+\\\.)+[a-z]{2,})\$?$/.exec(
    pattern,
  )?.[1];
  return {
    kind: "loose",
    address: through.address,
    ...(own === undefined ? {} : { instead: String.raw`^https:\/\/([^.\/]+\.)*${own}$` }),
  };
}

/** The place at which `*.vercel.app`, `https://*.netlify.app` or `*.com` lets everybody in; undefined for hosts of one's own. */
export function wildcardHost(entry: string): string | undefined {
  const host = /^(?:https?:\/\/)?\*{1,2}\.(.+?)(?::\d+)?$/.exec(entry.trim())?.[1];
  if (host === undefined) return undefined;
  if (!host.includes(".")) return host === "localhost" || host === "local" ? undefined : host;
  return HOSTING.find((each) => host === each);
}

function matches(pattern: string, flags: string, text: string): boolean {
  return (findIn(pattern, flags, text) ?? []).length > 0;
}
