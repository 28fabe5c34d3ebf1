import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDirective } from "../../src/engine/findings/suppression.ts";
import { contributions, pieces } from "./scopes.ts";

const DIRECTIVE =
  "storewarden-ignore weak-random-token, tls-verify-disabled -- only in tests until 2030-01-31";

/** The comment in a file of each language, as somebody writes it. */
const PLACES: readonly (readonly [scope: string, before: string, after: string])[] = [
  ["source.js", "const a = 1; // ", ""],
  ["source.js", "/* ", " */ call();"],
  ["source.js", "/**\n * ", "\n */"],
  ["source.js.jsx", "const a = <p>{/* ", " */}</p>;"],
  ["source.ts", "// ", "\nconst a: string = '';"],
  ["source.tsx", "const a = <p>{/* ", " */}</p>;"],
  ["text.html.vue", "<template>\n  <!-- ", " -->\n</template>"],
  ["text.html.vue", '<script setup lang="ts">\n// ', "\n</script>"],
  ["source.svelte", "<!-- ", " -->\n{@html a}"],
  ["source.svelte", "<script>\n  // ", "\n</script>"],
  ["text.html.basic", "<!-- ", " -->"],
  ["text.html.basic", "<script>\n// ", "\n</script>"],
  ["source.json.comments", "{\n  // ", '\n  "a": 1\n}'],
  ["source.json.comments", '{ "a": 1 /* ', " */ }"],
  ["source.yaml", "a: 1 # ", ""],
  ["source.shell", "set -e\n# ", "\nls"],
  ["source.toml", "# ", "\na = 1"],
  ["source.dockerfile", "FROM node:24\n# ", "\nENV A=1"],
  ["source.dotenv", "# ", "\nA=1"],
  ["source.ini", "; ", "\na=1"],
  ["source.ini", "# ", "\na=1"],
  ["text.html.erb", "<p><%# ", " %></p>"],
  ["text.html.handlebars", "<p>{{!-- ", " --}}</p>"],
  ["text.html.handlebars", "<p>{{! ", " }}</p>"],
  ["text.html.handlebars", "<!-- ", " -->"],
  ["text.pug", "div\n  //- ", "\n  p a"],
  ["text.pug", "div\n  // ", "\n  p a"],
  ["text.html.twig", "<p>{# ", " #}</p>"],
  ["source.graphql", "# ", "\ntype A { a: Int }"],
  ["source.prisma", "// ", "\nmodel A { a Int }"],
];

describe("a directive in a comment", () => {
  it.each(PLACES)("has its colours in %s: %s", async (scope, before, after) => {
    const all = await pieces(scope, before + DIRECTIVE + after);
    const textOf = (name: string) =>
      all.filter(({ scopes }) => scopes.at(-1)?.startsWith(name)).map(({ text }) => text);
    expect(textOf("keyword.control.directive")).toEqual(["storewarden-ignore"]);
    expect(textOf("entity.name.function.rule")).toEqual([
      "weak-random-token",
      "tls-verify-disabled",
    ]);
    expect(textOf("string.unquoted.reason")).toEqual(["only in tests"]);
    expect(textOf("constant.numeric.date")).toEqual(["2030-01-31"]);
    expect(textOf("invalid.illegal.directive")).toEqual([]);
  });

  it.each(PLACES)("that is malformed looks wrong in %s: %s", async (scope, before, after) => {
    const all = await pieces(scope, `${before}storewarden-ignore weak-random-token${after}`);
    const wrong = all.filter(({ scopes }) =>
      scopes.some((each) => each.startsWith("invalid.illegal.directive")),
    );
    expect(wrong.map(({ text }) => text).join("")).toBe("storewarden-ignore weak-random-token");
  });
});

/** Texts of directives; the engine says which of them can be read. */
const TEXTS = [
  DIRECTIVE,
  "storewarden-ignore a-rule -- reason",
  "storewarden-ignore a-rule, b-rule -- reason -- with dashes",
  "storewarden-ignore a-rule b-rule -- reason",
  "storewarden-ignore a-rule -- until the release",
  "storewarden-ignore a-rule -- until 2 more exist",
  "storewarden-ignore a-rule -- kept until 2 more exist until 2030-02-28",
  "storewarden-ignore",
  "storewarden-ignore -- reason",
  "storewarden-ignore a-rule",
  "storewarden-ignore a-rule --",
  "storewarden-ignore a-rule - reason",
  "storewarden-ignore a-rule: reason",
  "storewarden-ignore Not_A_Rule -- reason",
  "storewarden-ignore a-rule -- reason until 2030-02-31",
  "storewarden-ignore a-rule -- reason until 31.12.2030",
  "storewarden-ignore a-rule -- reason until 2030-13-01",
  "storewarden-ignore a-rule -- reason until 2030-01-01 or so",
  "storewarden-ignore a-rule -- until 2030-01-01",
];

describe("what looks right", () => {
  it.each(TEXTS)("is what the engine reads: %s", async (text) => {
    const comment = { range: { start: 0, end: text.length + 3 }, text: ` ${text}`, textStart: 2 };
    const all = await pieces("source.ts", `// ${text}`);
    const looksWrong = all.some(({ scopes }) =>
      scopes.some((each) => each.startsWith("invalid.illegal")),
    );
    expect(looksWrong).toBe(parseDirective(comment)?.ok !== true);
  });

  it.each([
    "// storewarden-ignored-list is another word",
    "// they wrote storewarden-ignore there",
    'const a = "// storewarden-ignore x";',
    'const a = "storewarden-ignore x -- y";',
    "storewarden - ignore(x);",
  ])("is a directive and nothing else: %s", async (text) => {
    const all = await pieces("source.ts", text);
    expect(all.filter(({ scopes }) => scopes.join(" ").includes("storewarden"))).toEqual([]);
  });
});

it("is packaged and injected where the manifest says", () => {
  const root = join(import.meta.dirname, "../..");
  expect(readFileSync(join(root, ".vscodeignore"), "utf8").split("\n")).toContain(
    "!syntaxes/*.json",
  );
  for (const { path } of contributions) expect(existsSync(join(root, path)), path).toBe(true);
  const injected = new Set(contributions.flatMap(({ injectTo }) => injectTo));
  expect(PLACES.map(([scope]) => scope).filter((scope) => !injected.has(scope))).toEqual([]);
});
