import { rule } from "../../../src/rules/access-control/same-origin-relaxed/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    { name: "public data", code: `app.get("/prices", (req, res) => res.jsonp(prices.all()));` },
    {
      name: "JSON for who is logged in",
      code: `app.get("/me", (req, res) => res.json(req.user));`,
    },
    {
      name: "a name that was asked",
      code: `app.get("/p", (req, res) => { if (!/^[\\w$.]+$/.test(req.query.callback)) return res.sendStatus(400); res.send(req.query.callback + "(" + JSON.stringify(all()) + ")"); });`,
    },
    {
      name: "a script that the shop itself names",
      code: `app.get("/p", (req, res) => res.send("show(" + JSON.stringify(all()) + ")"));`,
    },
    {
      name: "JSON of another server",
      code: `$.getJSON("https://rates.example/latest.json", show);\n$.ajax({ url: "https://rates.example/a", dataType: "json" });`,
    },
    {
      name: "a script of the shop's own",
      code: `$.ajax({ url: "/track.js", dataType: "script" });`,
    },
    {
      name: "the domain is read, and a field of that name",
      code: `show(document.domain);\nsettings.domain = "shop.example";`,
    },
    {
      name: "a text with brackets",
      code: `app.get("/p", (req, res) => res.send(req.query.name + " (" + count + ")"));`,
    },
  ],
  invalid: [
    {
      name: "who is logged in, as a script",
      code: `app.get("/me", (req, res) => { const own = orders.of(req.session.userId); res.jsonp({ mail: req.user.email }); return res.jsonp(own); });`,
      findings: [
        { at: "res.jsonp({ mail: req.user.email })", level: "warning", fixes: ["use-json"] },
        { at: "res.jsonp(own)" },
      ],
      fixed: {
        "use-json": `app.get("/me", (req, res) => { const own = orders.of(req.session.userId); res.json({ mail: req.user.email }); return res.jsonp(own); });`,
      },
    },
    {
      name: "a callback as it is",
      code: `app.get("/p", (req, res) => { res.type("application/javascript"); res.send(req.query.callback + "(" + JSON.stringify(all()) + ")"); });`,
      findings: [{ at: "req.query.callback", message: "as it is" }],
    },
    {
      name: "in a template text, through a name",
      code: `export default async function handler(req, res) { const { cb } = req.query; res.setHeader("Content-Type", "text/javascript"); res.end(\`\${cb}(\${JSON.stringify(await all())});\`); }`,
      findings: [{ at: "cb" }],
    },
    {
      name: "scripts of other servers, and one domain for all",
      code: `$.getJSON("https://rates.example/latest?callback=?", show);\n$.ajax({ url: "http://geo.example/where", dataType: "jsonp" });\ndocument.domain = "shop.example";`,
      findings: [
        { at: `"https://rates.example/latest?callback=?"`, message: "rates.example" },
        { at: `dataType: "jsonp"` },
        { at: `document.domain = "shop.example"` },
      ],
    },
  ],
});
