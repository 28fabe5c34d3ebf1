import { rule } from "../../../src/rules/access-control/sender-decides-access/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "the session says who is there",
      code: `app.get("/a", (req, res) => { if (req.session.role !== "admin") return res.sendStatus(403); res.json(all()); });`,
    },
    {
      name: "a flag among the cookies that decides what is shown",
      code: `export async function loader({ request }) {
  const cookie = request.headers.get("Cookie") || "";
  if (!cookie.includes("banner_seen=1")) return json({ banner: true }, { status: 403 });
  return json({ banner: !cookie.includes("staff_auth=1") });
}`,
    },
    {
      name: "a cookie that is compared with a session",
      code: `export async function loader({ request, context }) {
  const cookie = request.headers.get("Cookie") || "";
  if (!cookie.includes(\`staff_auth=\${context.env.STAFF_SESSION}\`)) return json({ ok: false }, { status: 401 });
  return json(await all());
}`,
    },
    {
      name: "signed cookies",
      code: `app.get("/a", (req, res) => { if (req.signedCookies.role !== "admin") return res.sendStatus(403); res.json(all()); });`,
    },
    {
      name: "a wish that is refused",
      code: `app.post("/a", (req, res) => { if (req.query.role === "admin") return res.sendStatus(403); res.json(make(req.query.role)); });`,
    },
    {
      name: "a choice that turns nobody away",
      code: `app.get("/a", (req, res) => { if (req.cookies.role === "admin") res.locals.menu = "long"; res.render("a"); });`,
    },
    {
      name: "another check has to hold as well",
      code: `app.get("/a", (req, res) => { if (req.query.admin === "1" && req.user.isAdmin) return res.json(all()); return res.sendStatus(403); });`,
    },
    {
      name: "a missing parameter",
      code: `app.get("/a", (req, res) => { if (!req.query.id) return res.sendStatus(400); res.json(one(req.query.id)); });`,
    },
    {
      name: "a token of the cookie is only looked for",
      code: `app.get("/a", (req, res, next) => { if (!req.cookies.token) return res.sendStatus(401); verify(req.cookies.token, next); });`,
    },
    {
      name: "the kind of a body",
      code: `app.post("/a", (req, res) => { if (req.body.role !== "customer") return res.sendStatus(400); res.json(make()); });`,
    },
    {
      name: "the session's user and the path",
      code: `app.get("/a/:id", (req, res) => { if (req.user.id !== req.params.id) return res.sendStatus(403); res.json(one(req.params.id)); });`,
    },
    {
      name: "a filter of a list",
      code: `app.get("/a", (req, res) => { if (req.query.role && !ROLES.includes(req.query.role)) return res.sendStatus(400); res.json(byRole(req.query.role)); });`,
    },
  ],
  invalid: [
    {
      name: "a cookie in Express",
      code: `app.get("/a", (req, res) => { if (req.cookies.role !== "admin") return res.sendStatus(403); res.json(all()); });`,
      findings: [
        { at: `req.cookies.role !== "admin"`, level: "error", message: "req.cookies.role" },
      ],
    },
    {
      name: "a flag among all cookies",
      code: `export async function action({ request }) {
  const cookie = request.headers.get("Cookie") || "";
  if (!cookie.includes("office_auth=1")) return json({ ok: false }, { status: 401 });
  return json(await all());
}
export async function loader({ request }) {
  const header = request.headers.get("cookie") ?? "";
  const isIn = header.includes("sales_admin=true") || header.includes("office_auth=1");
  if (!isIn) return json({ authenticated: false, orders: [] });
  return json({ authenticated: true, orders: await all() });
}`,
      findings: [
        { at: `cookie.includes("office_auth=1")`, level: "error", message: "office_auth=1" },
        { at: "isIn", message: "sales_admin=true" },
      ],
    },
    {
      name: "a cookie in Next's middleware",
      code: `export function middleware(request) { const admin = request.cookies.get("isAdmin")?.value; if (!(admin === "true")) { return NextResponse.redirect(new URL("/login", request.url)); } return NextResponse.next(); }`,
      findings: [{ at: `admin === "true"` }],
    },
    {
      name: "yes, and a refusal below",
      code: `app.get("/a", (req, res) => { if (req.query.isAdmin) { return res.json(all()); } return res.status(403).end(); });`,
      findings: [{ at: "req.query.isAdmin" }],
    },
    {
      name: "the address in a header",
      code: `app.use("/metrics", (req, res, next) => { if (req.get("X-Forwarded-For") !== "127.0.0.1") throw new ForbiddenError(); next(); });`,
      findings: [{ at: `req.get("X-Forwarded-For") !== "127.0.0.1"`, message: "address" }],
    },
    {
      name: "the customer's id twice",
      code: `app.get("/orders/:userId", (req, res) => { if (req.cookies.userId === req.params.userId) { res.json(ordersOf(req.params.userId)); } else { res.status(403).end(); } });`,
      findings: [{ at: "req.cookies.userId === req.params.userId" }],
    },
    {
      name: "a header that a gateway may set",
      code: `export const onlyStaff = (req, res, next) => { if (req.headers["x-user-role"] !== "staff") return next(new Error("not allowed")); next(); };`,
      findings: [{ at: `req.headers["x-user-role"] !== "staff"`, level: "warning" }],
    },
  ],
});
