import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/engine/documents/read-document.ts";

/** What a template writes where: `!` for what is written as it is. */
function holes(path: string, text: string): string[] {
  const document = readDocument(path, text);
  expect(document?.problem).toBeUndefined();
  return (document?.holes ?? []).map(({ range, valueRange, value, isEscaped, place }) => {
    expect(text.slice(valueRange.start, valueRange.end).trim()).toBe(value);
    expect(range.start <= valueRange.start && valueRange.end <= range.end).toBe(true);
    const detail =
      place.kind === "attribute"
        ? ` ${place.element}.${place.name}${place.isFirst ? "" : "+"}`
        : place.kind === "script"
          ? ` ${place.quote}`
          : "";
    return `${isEscaped ? "" : "!"}${value} in ${place.kind}${detail}`;
  });
}

describe("the holes of a template", () => {
  it("are found in EJS", () => {
    const text = `<p class="a" <% if (x) { %>hidden<% } %> title="Hi <%= name %>"><%- note -%></p>
<%# <%= no %> <!-- <%= gone %> --><%% <%_ code(); _%>
<script>var a = "<%= text %>"; var b = <%- json %>; // <%= comment %>
var c = \`<%= tick %>\`;</script><style>a { color: <%= color %> }</style>`;
    expect(holes("a.ejs", text)).toEqual([
      "name in attribute p.title+",
      "!note in text",
      "gone in comment",
      'text in script "',
      "!json in script ",
      "comment in script /",
      "tick in script `",
      "color in style",
    ]);
  });

  it("are found in Eta", () => {
    expect(holes("a.eta", "<p><%~ raw %><%-= it.name -%><%_ code %></p>")).toEqual([
      "!raw in text",
      "it.name in text",
    ]);
  });

  it("are found in Handlebars and Mustache", () => {
    const text = `{{!-- {{no}} --}}{{! {{{no}}} }}<a href="{{url}}" {{#if x}}class="{{& name}}"{{/if}}>
{{~{note}~}}\\{{no}} {{else}} {{> part}} {{{{raw}}}} {{no}} {{{{/raw}}}} {{{json order "a"}}}</a>
<script type="text/x-handlebars"><b>{{inner}}</b></script><script type="application/ld+json">{{{data}}}</script>`;
    expect(holes("a.hbs", text)).toEqual([
      "url in attribute a.href",
      "!name in attribute a.class",
      "!note in text",
      '!json order "a" in text',
      "inner in text",
      "!data in data",
    ]);
  });

  it("are found in Nunjucks, Twig and Liquid", () => {
    const text = `{# {{ no }} #}{{ a | upper | safe }}{{ "}}" | e }}{% raw %}{{ no }}{% endraw %}
{% autoescape false %}{{ b }}{{ c | e }}{% endautoescape %}{{- d -}}`;
    expect(holes("a.njk", text)).toEqual([
      "!a | upper | safe in text",
      '"}}" | e in text',
      "!b in text",
      "c | e in text",
      "d in text",
    ]);
    const liquid = "{% comment %}{{ no }}{% endcomment %}<input value='{{ form.email }}'>";
    expect(holes("a.liquid", liquid)).toEqual(["!form.email in attribute input.value"]);
  });

  it("are found in Pug", () => {
    const text = `//- p= no
  = no
html
  script.
    var a = "#{text}"; var b = !{json};
  a.link(href=url, title="constant", onclick="go('" + name + "')"
    data-x!=raw) #{label} !{html}
  ul: li(class=a)= value
  p!= note
  if a != b
    | Dear !{name} \\#{no}
`;
    expect(holes("a.pug", text)).toEqual([
      'text in script "',
      "!json in script ",
      "url in attribute a.href",
      '"go(\'" + name + "\')" in attribute a.onclick+',
      "!raw in attribute a.data-x",
      "label in text",
      "!html in text",
      "a in attribute li.class",
      "value in text",
      "!note in text",
      "!name in text",
    ]);
  });

  it("are those of two languages in a page", () => {
    expect(holes("a.html", "<p>{{ angular }}<%= a %>{{{b}}}</p>")).toEqual([
      "a in text",
      "!b in text",
    ]);
    expect(holes("a.html", "<p>{{ angular }}</p>")).toEqual([]);
  });

  it.each(["a.ejs", "a.eta", "a.hbs", "a.njk", "a.twig", "a.liquid", "a.pug", "a.html"])(
    "are read in whatever state somebody leaves it: %s",
    (path) => {
      const text = '<a x="{{{ a | safe }}}" {% raw %}<%- b -%> {{!-- {# p(a=b, c!= "x")!= d #{e';
      for (let end = 0; end <= text.length; end++) {
        for (let start = 0; start < end; start += 3) holes(path, text.slice(start, end));
      }
    },
  );
});
