import { rule } from "../../../src/rules/injection/template-unescaped-output/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const HBS = "views/order.hbs";
const EJS = "views/order.ejs";
const PUG = "views/order.pug";
const NJK = "views/order.njk";

testRule(rule, {
  valid: [
    { name: "two braces", path: HBS, code: "<p>{{order.name}}</p>\n" },
    { name: "the body of a layout", path: HBS, code: "<body>{{{body}}}</body>\n" },
    { name: "a helper with an argument", path: HBS, code: "<p>{{{money order.total}}}</p>\n" },
    {
      name: "a value that is HTML by name",
      path: HBS,
      code: "<p>{{{product.descriptionHtml}}}</p>\n",
    },
    { name: "a file of variables", path: "create/.env.hbs", code: "NAME={{{name}}}\n<p>\n" },
    { name: "a file of code", path: "create/shop.ts.hbs", code: "const a = {{{name}}}; // <p>\n" },
    { name: "a page without tags", path: "docs/title.hbs", code: "# {{{title}}}\n" },
    { name: "a comment", path: HBS, code: "<p>{{!-- {{{order.name}}} --}}</p>\n" },
    { name: "an escaped hole of EJS", path: EJS, code: "<p><%= order.name %></p>\n" },
    { name: "an include of EJS", path: EJS, code: '<p><%- include("header", { order }) %></p>\n' },
    { name: "a sanitized value", path: EJS, code: "<p><%- sanitizeHtml(order.note) %></p>\n" },
    { name: "an escaped hole of Pug", path: PUG, code: "p= order.name\np #{order.name}\n" },
    { name: "a condition of Pug", path: PUG, code: "if order.name != shop.name\n  p other\n" },
    { name: "a filter of Nunjucks", path: NJK, code: "<p>{{ order.name | upper }}</p>\n" },
    {
      name: "escaping is on",
      code: 'import nunjucks from "nunjucks";\nnunjucks.configure("views", { autoescape: true });\n',
    },
  ],
  invalid: [
    {
      name: "three braces",
      path: HBS,
      code: "<p>{{{order.name}}}</p>\n",
      findings: [{ at: "{{{order.name}}}", level: "warning" }],
      fixed: { "escape-output": "<p>{{order.name}}</p>\n" },
    },
    {
      name: "an ampersand",
      path: "views/order.mustache",
      code: "<p>{{& order.name}}</p>\n",
      findings: [{ at: "{{& order.name}}" }],
    },
    {
      name: "EJS",
      path: EJS,
      code: "<p><%- order.note %></p>\n",
      findings: [{ at: "<%- order.note %>" }],
      fixed: { "escape-output": "<p><%= order.note %></p>\n" },
    },
    {
      name: "Pug",
      path: PUG,
      code: "div\n  p!= order.note\n  p Dear !{order.name}\n",
      findings: [{ at: "!= order.note" }, { at: "!{order.name}" }],
      fixed: { "escape-output": "div\n  p= order.note\n  p Dear !{order.name}\n" },
    },
    {
      name: "Nunjucks",
      path: NJK,
      code: "<p>{{ order.note | trim | safe }}</p>\n",
      findings: [{ at: "{{ order.note | trim | safe }}" }],
      fixed: { "escape-output": "<p>{{ order.note | trim }}</p>\n" },
    },
    {
      name: "three braces in a page",
      path: "mails/order.html",
      code: "<html><p>{{{order.name}}}</p></html>\n",
      findings: [{ at: "{{{order.name}}}" }],
    },
    {
      name: "escaping switched off",
      code: 'import nunjucks from "nunjucks";\nnunjucks.configure("views", { autoescape: false });\n',
      findings: [{ at: "autoescape: false" }],
    },
    {
      name: "escaping switched off for one template",
      code: 'import Handlebars from "handlebars";\nexport const page = Handlebars.compile("<p>{{name}}</p>", { noEscape: true });\n',
      findings: [{ at: "noEscape: true" }],
    },
  ],
});
