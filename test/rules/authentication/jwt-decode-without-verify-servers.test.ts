import { rule } from "../../../src/rules/authentication/jwt-decode-without-verify/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

/** An edge function that asks a token for whose orders are wanted. */
const EDGE = `import { decodeJwt } from "npm:jose@5";
Deno.serve(async (req) => {
  const token = req.headers.get("authorization").slice(7);
  const { sub } = decodeJwt(token);
  return Response.json(await ordersOf(sub));
});`;

testRule(rule, {
  valid: [
    {
      name: "an edge function of Supabase, whose gateway verifies tokens",
      path: "supabase/functions/orders/index.ts",
      code: EDGE,
    },
    {
      name: "a token that is verified as well, under whichever name",
      code: `import jwt from "jsonwebtoken";
export const handle = async ({ event, resolve }) => {
  const raw = event.cookies.get("session");
  const token = raw.replace("s:", "");
  const { kid } = jwt.decode(token);
  event.locals.user = { id: jwt.decode(token).sub, kid };
  jwt.verify(raw, await keys.of(kid));
  return resolve(event);
};
`,
    },
    {
      name: "a page of Next that looks at its own token",
      code: `import { useRouter } from "next/navigation";
import { decodeJwt } from "jose";
export function useUser(token) {
  const router = useRouter();
  const claims = decodeJwt(token);
  if (!claims.sub) router.push("/login");
  return claims.sub;
}
`,
    },
    {
      name: "whether there is anybody, which nothing follows from",
      code: `import jwt from "jsonwebtoken";
export function greet(req, res) {
  const claims = jwt.decode(req.headers.authorization.split(" ")[1]);
  if (claims.sub) res.set("x-known", "1");
  res.end();
}`,
    },
    {
      name: "a signature that is made anew and compared",
      code: `import crypto from "crypto";
async function isTrusted(token, userId) {
  const parts = token.split(".");
  const [signed, signature] = [parts.slice(0, 2).join("."), parts[2]];
  const made = crypto.createHmac("sha256", process.env.TRUST_SECRET).update(signed).digest("base64url");
  if (made !== signature) return false;
  const claims = JSON.parse(Buffer.from(parts[1], "base64url").toString("utf8"));
  return claims.sub === userId;
}
export const post = (req, res) => res.json(isTrusted(req.cookies.trusted, req.user.id));
`,
    },
  ],
  invalid: [
    {
      name: "another server of Deno",
      path: "server/orders.ts",
      code: EDGE,
      findings: [{ at: "decodeJwt" }],
    },
    {
      name: "a second token beside one that is verified",
      code: `import jwt from "jsonwebtoken";
export const handle = async ({ event, resolve }) => {
  const token = event.cookies.get("session");
  const guest = event.cookies.get("guest");
  event.locals.user = token ? jwt.verify(token, process.env.KEY) : undefined;
  const claims = jwt.decode(guest);
  if (!event.locals.user) event.locals.user = { id: claims.sub };
  return resolve(event);
};
`,
      findings: [{ at: "jwt.decode" }],
    },
    {
      name: "a jar of cookies in a file that redirects and caches on the server",
      code: `import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { decodeJwt } from "jose";
export const current = cache(async () => {
  const jar = await cookies();
  const token = jar.get("session")?.value;
  if (!token) redirect("/login");
  const claims = decodeJwt(token);
  return { id: claims.sub };
});
`,
      findings: [{ at: "decodeJwt" }],
    },
    {
      name: "behind a condition, in a server of SolidStart",
      code: `import { getCookie } from "vinxi/http";
import jwt from "jsonwebtoken";
export async function POST() {
  const guest = getCookie("guest");
  const claims = guest ? jwt.decode(guest) : null;
  return Response.json(await orders.of(claims?.id));
}
`,
      findings: [{ at: "jwt.decode" }],
    },
    {
      name: "cookies of Astro",
      code: `import type { AstroCookies } from "astro";
import { decodeJwt } from "jose";
export function remembered(cookies: AstroCookies) {
  const token = cookies.get("remember")?.value;
  const claims = decodeJwt(token);
  return { id: claims.sub };
}
`,
      findings: [{ at: "decodeJwt" }],
    },
  ],
});
