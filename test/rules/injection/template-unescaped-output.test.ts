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
      name: "an escaped value in quotes of a script",
      path: EJS,
      code: '<script>var name = "<%= order.name %>";</script>\n',
    },
    {
      name: "a key in a handler",
      path: HBS,
      code: `<button onclick="remove('{{product._id}}', {{@index}})">x</button>\n`,
    },
    { name: "what the shop set up", path: HBS, code: "<head>{{{config.tracking}}}</head>\n" },
    {
      name: "JSON that ends no script",
      path: EJS,
      code:
        String.raw`<script>var cart = <%- JSON.stringify(cart).replace(/</g, "\\u003c") %>;</script>` +
        "\n",
    },
    {
      name: "what Liquid escapes, and what nobody sends",
      path: "sections/search.liquid",
      code: "<h1>{{ search.terms | escape }}</h1><p>{{ product.title }}</p>\n",
    },
    { name: "the address of a product", path: HBS, code: '<a href="{{product.url}}">x</a>\n' },
    { name: "a hole in a comment of the page", path: EJS, code: "<p><!-- <%- note %> --></p>\n" },
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
      name: "JSON in a script",
      path: EJS,
      code: "<script>var cart = <%- JSON.stringify(cart) %>;</script>\n",
      findings: [{ at: "<%- JSON.stringify(cart) %>", message: "ends the script" }],
      fixed: {
        "escape-json":
          String.raw`<script>var cart = <%- JSON.stringify(cart).replace(/</g, "\\u003c") %>;</script>` +
          "\n",
      },
    },
    {
      name: "a template literal of a script",
      path: HBS,
      code: "<script>const name = `{{order.name}}`;</script>\n",
      findings: [{ at: "{{order.name}}", message: "code of the page", level: "warning" }],
    },
    {
      name: "a name in a handler",
      path: HBS,
      code: `<button onclick="buy('{{product.name}}')">x</button>\n`,
      findings: [{ at: "{{product.name}}", message: "undoes the escaping", level: "warning" }],
    },
    {
      name: "a joined handler of Pug",
      path: PUG,
      code: `button(onclick="buy('" + product.name + "')") Buy\n`,
      findings: [{ at: `"buy('" + product.name + "')"`, message: "undoes the escaping" }],
    },
    {
      name: "the site of a seller",
      path: EJS,
      code: '<a href="<%= seller.website %>">Site</a>\n',
      findings: [{ at: "<%= seller.website %>", level: "information" }],
    },
    {
      name: "what visitors search in a theme",
      path: "sections/search.liquid",
      code: "<h1>{{ search.terms }}</h1>\n",
      findings: [{ at: "{{ search.terms }}", level: "warning" }],
      fixed: { "escape-output": "<h1>{{ search.terms | escape }}</h1>\n" },
    },
    {
      name: "an attribute and a block of Pug",
      path: PUG,
      code: "li: a(title!=order.name)!= order.note\n",
      findings: [{ at: "order.name" }, { at: "!= order.note" }],
    },
    {
      name: "a block without escaping",
      path: NJK,
      code: "<p>{% autoescape false %}{{ order.note }}{% endautoescape %}</p>\n",
      findings: [{ at: "{{ order.note }}" }],
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
