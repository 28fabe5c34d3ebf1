import { rule } from "../../../src/rules/authentication/sensitive-data-in-url/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "the session of a quiz, which names what was answered",
      path: "app/api/gifts/route.ts",
      code: `export async function GET(request) {
  const sessionId = new URL(request.url).searchParams.get("sessionId");
  return Response.json(await db.quizSession.findUnique({ where: { id: sessionId } }));
}`,
    },
    {
      name: "the session of a chat that is asked for again",
      path: "src/components/Chat.tsx",
      code: `export const load = (sessionId, page) => fetch(\`/api/chat?sessionId=\${sessionId}&page=\${page}\`);`,
    },
    {
      name: "the items of a list, which are no query of an address",
      code: `export const find = (context, id) => context.query.ApiKey.findOne({ where: { id } });`,
    },
    {
      name: "a token of a link that is opened once, verified",
      code: `import jwt from "jsonwebtoken";
app.get("/join", (req, res) => { const { list } = jwt.verify(req.query.token, KEY); res.json(list); });`,
    },
    {
      name: "a form that is posted",
      path: "src/form.jsx",
      code: `export const F = () => <form method="post" action="/login"><input type="password" name="p" /></form>;`,
    },
    {
      name: "a form that code takes over",
      path: "src/form.jsx",
      code: `export const F = () => <form action="/login" onSubmit={send}><input type="password" name="p" /></form>;`,
    },
    {
      name: "an action of the server",
      path: "src/form.jsx",
      code: `export const F = () => <form action={login}><input type="password" name="p" /></form>;`,
    },
    {
      name: "a search",
      path: "public/a.html",
      code: `<form action="/search" method="get"><input type="text" name="q"></form><form method="post" action="/login"><input type="password" name="p"></form>`,
    },
    {
      name: "a page whose script sends the form",
      path: "public/a.html",
      code: `<form id="login"><input type="password" name="p"></form><form action="#" method="dialog"><input type="password" name="q"></form>`,
    },
    {
      name: "the id of a checkout session, which Stripe put into the address",
      code: `const sessionId = searchParams.get("session_id");
const response = await fetch(\`/api/checkout/success?session_id=\${sessionId}\`);`,
      path: "app/checkout/success/page.tsx",
    },
    {
      name: "put together for other fields, and for a service's own key",
      path: "src/lib/ask.ts",
      code: `const a = (page) => fetch("/api/products?page=" + page); const b = (key) => fetch("https://maps.pottery.com/v1?api_key=" + key); image.src = "/i?size=" + size; const c = "/x?password=" + "none";`,
    },
    {
      name: "a link that is opened once",
      code: `app.get("/reset", (req, res) => res.render("reset", { token: req.query.token }));
app.get("/verify", (req, res) => res.redirect(\`/verify/done?token=\${req.query.token}\`));`,
    },
    {
      name: "the callback of a provider",
      path: "src/oauth/callback.ts",
      code: `export const done = (req, res) => finish(req.query.access_token, req.query.state);`,
    },
    {
      name: "an address of another service",
      code: `export const load = (id) => fetch(\`https://maps.example.com/api?api_key=\${process.env.MAPS_KEY}&id=\${id}\`);`,
    },
    {
      name: "the session of a checkout, as Stripe sends it back",
      code: `app.get("/done", async (req, res) => res.json(await stripe.checkout.sessions.retrieve(req.query.session_id)));`,
    },
    {
      name: "the body and headers",
      code: `app.post("/login", (req, res) => check(req.body.password, req.headers["x-api-key"], res));`,
    },
    {
      name: "a query of a database",
      code: `export const find = (db) => db.query.password.findFirst();`,
    },
    {
      name: "a parameter that is thrown away",
      code: `app.use((req, res, next) => { delete req.query.access_token; next(); });`,
    },
    {
      name: "harmless parameters",
      code: `res.redirect(\`/login?next=\${path}&page=\${page}\`);
router.push(\`/orders?page_token=\${token}\`);`,
    },
  ],
  invalid: [
    {
      name: "a token that says who somebody is, by what becomes of it",
      code: `import jwt from "jsonwebtoken";
export function signedIn(req, res, next) {
  const token = req.query.token || req.headers.authorization;
  req.user = jwt.verify(token, KEY);
  next();
}`,
      findings: [{ at: "req.query.token" }],
    },
    {
      name: "a form of a page without a method",
      path: "public/login.html",
      code: `<form action="/login"><input name="mail"><input type="password" name="p"></form>`,
      findings: [{ at: `<form action="/login">`, message: "form" }],
    },
    {
      name: "a form with GET in JSX and in a template",
      path: "src/form.jsx",
      code: `export const F = () => <form action="/login" method="GET"><label><input type="password" name="p" /></label></form>;`,
      findings: [{ at: `<form action="/login" method="GET">`, message: "form" }],
    },
    {
      name: "a form of a template",
      path: "views/login.ejs",
      code: `<h1><%= title %></h1>\n<form method="get" action="/account/login"><input type="password" name="password"></form>`,
      findings: [{ at: `<form method="get" action="/account/login">`, message: "form" }],
    },
    {
      name: "the id of a session of somebody who is logged in",
      code: `const response = await fetch(\`/api/me?session_id=\${sessionId}\`);`,
      path: "app/account/page.tsx",
      findings: [{ at: "sessionId" }],
    },
    {
      name: "a session that is looked for among those of log-ins",
      path: "src/server/who.ts",
      code: `app.get("/cart", async (req, res) => res.json(await redis.get("sess:" + req.query.sessionId)));`,
      findings: [{ at: "req.query.sessionId" }],
    },
    {
      name: "put together with plus",
      path: "src/lib/ask.ts",
      code: `const a = (user, password) => fetch("/api/login?user=" + user + "&password=" + password + "&x=1"); image.src = "https://track.pottery.com/p?cardNumber=" + encodeURIComponent(card);`,
      findings: [{ at: "password" }, { at: "encodeURIComponent(card)" }],
    },
    {
      name: "a key and a password in the query",
      code: `app.get("/export", (req, res) => {
  if (req.query.apiKey !== config.key) return res.sendStatus(401);
  const { password } = req.query;
  res.json(open(password));
});`,
      findings: [{ at: "req.query.apiKey", level: "warning" }, { at: "password" }],
    },
    {
      name: "the web's own objects, Next and Koa",
      path: "app/api/report/route.ts",
      code: `export async function GET(request: NextRequest) {
  const token = request.nextUrl.searchParams.get("access_token");
  return Response.json(await report(token));
}
export const koa = async (ctx) => { ctx.body = await login(ctx.query.password); };`,
      findings: [
        { at: `request.nextUrl.searchParams.get("access_token")` },
        { at: "ctx.query.password" },
      ],
    },
    {
      name: "a token in a redirect",
      code: `router.get("/social/done", (req, res) => {
  const token = jwt.sign({ id: req.user.id }, key, { expiresIn: "1h" });
  res.redirect(\`\${process.env.CLIENT_URL}/welcome?token=\${token}\`);
});`,
      findings: [{ at: "token", message: "put into an address" }],
    },
    {
      name: "a password in a request of the page",
      code: `export const logIn = (mail, password) => fetch(\`/api/login?mail=\${mail}&password=\${password}\`);
export const old = (user) => axios.get(\`/api/orders?jwt=\${user.jwt}\`);`,
      findings: [{ at: "password" }, { at: "user.jwt" }],
    },
    {
      name: "the secret of a job",
      code: `export async function GET(request) {
  const secret = new URL(request.url).searchParams.get("secret");
  if (secret !== process.env.CRON_KEY) return new Response("no", { status: 401 });
}
export const express = (req, res) => run(req.query.secret);`,
      findings: [
        { at: `new URL(request.url).searchParams.get("secret")`, level: "information" },
        { at: "req.query.secret" },
      ],
    },
  ],
});
