import { rule } from "../../../src/rules/access-control/cors-reflect-credentials/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

// Headers that a program writes by itself.
testRule(rule, {
  valid: [
    {
      name: "a header behind a check",
      code: `function allow(req, res) {
  const origin = req.headers.origin;
  if (origin && ALLOWED.includes(origin)) {
    res.setHeader("Access-Control-Allow-Origin", origin);
    res.setHeader("Access-Control-Allow-Credentials", "true");
  }
}`,
    },
    {
      name: "a header behind a check that leaves",
      code: `function allow(req, res) {
  const origin = req.get("origin");
  if (!isAllowed(origin)) return res.status(403).end();
  res.header("Access-Control-Allow-Origin", origin);
  res.header("Access-Control-Allow-Credentials", "true");
}`,
    },
    {
      name: "a header with the origin that was chosen",
      code: `function allow(req, res) {
  const origin = ALLOWED.includes(req.headers.origin) ? req.headers.origin : ALLOWED[0];
  res.setHeader("Access-Control-Allow-Origin", origin);
  res.setHeader("Access-Control-Allow-Credentials", "true");
}`,
    },
    {
      name: "a header without credentials",
      code: `function allow(req, res) { res.setHeader("Access-Control-Allow-Origin", req.headers.origin); }`,
    },
    {
      name: "fetch, whose credentials are another thing",
      code: `fetch(url, { credentials: "include", headers: { origin: "*" } });`,
    },
  ],
  invalid: [
    {
      name: "the origin of sandboxed frames in an object of headers",
      path: "src/app.ts",
      code: `app.use((req, res, next) => { res.set({ "Access-Control-Allow-Origin": "null", "Access-Control-Allow-Credentials": "true" }); next(); });`,
      findings: [{ at: `"Access-Control-Allow-Origin": "null"` }],
    },
    {
      name: "the origin of sandboxed frames in a header",
      path: "src/app.ts",
      code: `app.use((req, res, next) => { res.header("Access-Control-Allow-Origin", "null"); res.header("Access-Control-Allow-Credentials", "true"); next(); });`,
      findings: [{ at: `res.header("Access-Control-Allow-Origin", "null")` }],
    },
    {
      name: "headers by hand",
      code: `export function allow(req, res, next) {
  if (req.headers.origin) {
    res.setHeader("Access-Control-Allow-Origin", req.headers.origin);
    res.setHeader("Access-Control-Allow-Credentials", "true");
  }
  if (req.method === "OPTIONS") return res.end();
  next();
}`,
      findings: [
        {
          at: `res.setHeader("Access-Control-Allow-Origin", req.headers.origin)`,
          level: "error",
          fixes: ["check-origin"],
        },
      ],
      fixed: {
        "check-origin": `export function allow(req, res, next) {
  if (req.headers.origin) {
    if (process.env.STORE_ORIGINS?.split(",").includes(req.headers.origin ?? "")) res.setHeader("Access-Control-Allow-Origin", req.headers.origin);
    res.setHeader("Access-Control-Allow-Credentials", "true");
  }
  if (req.method === "OPTIONS") return res.end();
  next();
}`,
      },
    },
    {
      name: "headers by hand, picked from the request",
      path: "src/cors.js",
      code: `exports.allow = (req, res) => {
  const { origin } = req.headers;
  res.header('Access-Control-Allow-Credentials', true);
  res.header('Access-Control-Allow-Origin', origin || '*');
};`,
      findings: [{ at: "res.header('Access-Control-Allow-Origin', origin || '*')" }],
    },
    {
      name: "headers of a response",
      code: `export async function OPTIONS(request: Request) {
  return new Response(null, { headers: {
    "Access-Control-Allow-Origin": request.headers.get("origin") ?? "*",
    "Access-Control-Allow-Credentials": "true",
  } });
}`,
      findings: [{ at: `"Access-Control-Allow-Origin": request.headers.get("origin") ?? "*"` }],
    },
    {
      name: "a star in the headers of Next.js",
      path: "next.config.js",
      code: `module.exports = { async headers() { return [{ source: "/api/:path*", headers: [
  { key: "Access-Control-Allow-Credentials", value: "true" },
  { key: "Access-Control-Allow-Origin", value: "*" },
] }]; } };`,
      findings: [{ at: `value: "*"`, level: "information" }],
    },
  ],
});
