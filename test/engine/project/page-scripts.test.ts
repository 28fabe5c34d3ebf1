import { describe, expect, it } from "vitest";
import { applyEdits, computeFixes } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

function storeOf(path: string, text: string): MemoryStore {
  const files = { "package.json": '{ "dependencies": { "express": "5.1.0" } }', [path]: text };
  return new MemoryStore(files, { rules, configuration: { preset: "balanced" } });
}

/** The rules with the code that they underline. */
function found(path: string, text: string): string[] {
  const result = storeOf(path, text).session.analyse(path);
  expect(result.crashes).toEqual([]);
  return result.findings.map(
    ({ ruleId, range }) => `${ruleId}: ${text.slice(range.start, range.end)}`,
  );
}

const PAGE = `<!doctype html>
<html>
  <body>
    <div id="promo"></div>
    <script>
      const code = decodeURIComponent(location.hash.slice(1));
      document.getElementById("promo").innerHTML = code;
    </script>
  </body>
</html>
`;

describe("scripts in pages", () => {
  it("are followed from the address to the page, at the place in the file", () => {
    expect(found("public/index.html", PAGE)).toEqual([
      'xss-dangerously-set-inner-html: document.getElementById("promo").innerHTML',
    ]);
    const { session } = storeOf("views/index.ejs", PAGE);
    const [finding] = session.analyse("views/index.ejs").findings;
    expect(finding?.steps[0]?.range).toEqual({
      start: PAGE.indexOf("location.hash"),
      end: PAGE.indexOf(".slice"),
    });
  });

  it("share their names, and one that cannot be read takes no other with it", () => {
    const text = `<script>var code = decodeURIComponent(location.hash);</script>
<script>this is no script</script>
<script>document.body.innerHTML = code;</script>
`;
    expect(found("index.html", text)).toEqual([
      "xss-dangerously-set-inner-html: document.body.innerHTML",
    ]);
  });

  it.each([
    ["views/a.ejs", "<%= id %>", "<% if (sale) { %>", "<% } %>"],
    ["views/a.hbs", "{{id}}", "{{#if sale}}", "{{/if}}"],
    ["views/a.njk", "{{ id }}", "{% if sale %}", "{% endif %}"],
    ["views/a.html", "{{ id }}", "{% if sale %}", "{% endif %}"],
  ])("may hold what a template writes: %s", (path, value, open, close) => {
    const text = `<p>Sale</p>
<script>
  var id = ${value};
  var label = "product-${value}";
  ${open}
  track(id);
  ${close}
  document.body.innerHTML = decodeURIComponent(location.hash);
</script>
`;
    expect(found(path, text)).toEqual(["xss-dangerously-set-inner-html: document.body.innerHTML"]);
  });

  it("are looked at by rules of scripts, with fixes that stay in the script", () => {
    const text = `<script>
  fetch("http://api.shop.test.example.org/carts");
  var key = Math.random().toString(36);
  document.cookie = "session_token=" + key;
  window.addEventListener("message", function (event) { document.title = event.data; });
</script>
`;
    const { session } = storeOf("index.html", text);
    const { findings } = session.analyse("index.html");
    expect(findings.map(({ ruleId }) => ruleId)).toContain("postmessage-origin");
    const fixes = computeFixes(session, "index.html", text, () => true);
    for (const { edits } of fixes) {
      for (const { start, end } of edits) {
        expect(start).toBeGreaterThan(text.indexOf(">"));
        expect(end).toBeLessThanOrEqual(text.indexOf("</script>"));
      }
      expect(applyEdits(text, edits)).toContain("</script>");
    }
    const offered = findings.flatMap((each) => each.fixes.map(({ id }) => `${each.ruleId} ${id}`));
    expect(fixes.map(({ finding, offer }) => `${finding.ruleId} ${offer.id}`)).toEqual(offered);
  });

  it("are silenced by a comment in the script", () => {
    const text = PAGE.replace(
      "      document.get",
      "      // storewarden-ignore xss-dangerously-set-inner-html -- only we write such links\n      document.get",
    );
    const result = storeOf("index.html", text).session.analyse("index.html");
    expect(result.findings).toEqual([]);
    expect(result.silenced.length).toBe(1);
  });

  it.each([
    [
      "data and templates for the browser",
      `<script type="application/ld+json">{ "a": 1 }</script>
<script type="text/template"><b onclick="x">{{ a }}</b></script>
<script src="/app.js">document.body.innerHTML = decodeURIComponent(location.hash);</script>`,
    ],
    [
      "text and attributes",
      `<script>document.title = location.hash; document.body.textContent = location.search;</script>`,
    ],
    [
      "what servers do wrong, and keys that are made for pages",
      `<script>
  try { order(); } catch (error) { document.title = error.message; }
  $.post("/login", { password: form.password });
  widget.init({ token: "d8dad34b-6ddb-43b8-922e-65d42473698a", siteId: "shop" });
  var STRIPE_KEY = "pk_live_51H8zq2Kx7mVtYd0aBcDeFgHi";
</script>`,
    ],
  ])("are silent about %s", (_name, text) => {
    expect(found("views/page.ejs", text)).toEqual([]);
  });
});
