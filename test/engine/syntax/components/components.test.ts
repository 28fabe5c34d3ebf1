import { describe, expect, it } from "vitest";
import type { Ast, SourceFile } from "../../../../src/engine/api.ts";
import { parseScript } from "../../../../src/engine/syntax/parse.ts";

const VUE = `<!-- storewarden-ignore a-rule -- why -->
<script lang="ts">
export interface Price { amount: number }
</script>
<script setup lang="ts">
import { ref } from "vue";
const note = ref<string>("");
const prices: Price[] = [];
</script>

<template>
  <div :class="{ big: note > 'b' }" v-html="note" />
  <my-price v-for="(price, i) in prices" :key="i" #default="{ text }" :amount="price.amount">
    {{ text ?? \`\${price.amount} €\` }} <b v-if="i">{{ i + 1 }}</b><i v-else>{{ i - 1 }}</i>
  </my-price>
  <button @click="note = 'a'; prices.push({ amount: 1 })" @keyup="(e) => e">x</button>
</template>

<style scoped>.a { color: v-bind(note); }</style>
`;
const SVELTE = `<script lang="ts" module>
  export const LIMIT: number = 3;
</script>
<script lang="ts">
  export let items: string[] = [];
  let { note = "}" } = $props();
</script>
<!-- a > b { -->
{#if items.length > LIMIT && note !== "}"}
  {#each items as { id, name }, i (id)}
    <a href="/p/{id}?n={encodeURIComponent(name)}" class:big={i > 2} on:click={() => { note = \`\${i}}\`; }}>{name}</a>
  {:else}<p>{/}/.test(note)}</p>
  {/each}
{:else if note}{@html note}
{:else}{#await load(note) then { text }}{text}{:catch error}{error.message}{/await}{/if}
{#key note}{#snippet row(a, b)}<td>{a + b}</td>{/snippet}{@render row(1, 2)}{/key}
<input bind:value={note} {...$$restProps} {note} disabled>
`;

function sourceOf(path: string, text: string): SourceFile {
  const parsed = parseScript(path, text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.source;
}

function textsOf(source: SourceFile, isMeant: (node: Ast.Node) => boolean): string[] {
  return source.nodes.filter(isMeant).map(({ range }) => source.text.slice(...range));
}

describe.each([
  ["a.vue", VUE],
  ["a.svelte", SVELTE],
])("%s", (path, text) => {
  const source = sourceOf(path, text);

  it("has every name and every value where the file has it", () => {
    for (const node of source.nodes) {
      const [start, end] = node.range;
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(text.length);
      const code = text.slice(start, end);
      const isOwn = node.parent && start < end && /^[\w$]+$/.test(code);
      if (node.type === "Identifier" && isOwn && !/\$|^value$/.test(node.name)) {
        expect(node.name).toBe(code);
      }
      if (node.type === "TemplateLiteral" && code.startsWith("`")) expect(code).toMatch(/`$/);
      if (node.type === "BinaryExpression") expect(code).toContain(node.operator);
    }
  });

  it("is read in whatever state somebody leaves it", () => {
    for (let end = 0; end < text.length; end += 7) {
      for (const left of [text.slice(0, end), text.slice(0, end) + text.slice(end + 5)]) {
        const result = parseScript(path, left);
        if (result.ok) expect(result.source.text).toBe(left);
        else expect(result.problem.range.end).toBeLessThanOrEqual(left.length);
      }
    }
  });

  it("names only what its scripts and its markup declare", () => {
    const free = source.scopes.globalScope?.through.map(({ identifier }) => identifier.name);
    // `my-price` is a component that a framework may bring by itself.
    const known = new Set([
      "$props",
      "load",
      "encodeURIComponent",
      "$$restProps",
      "undefined",
      "MyPrice",
    ]);
    expect(free?.filter((name) => !known.has(String(name)))).toEqual([]);
  });
});

describe("what the markup says", () => {
  it("of Vue is there", () => {
    const source = sourceOf("a.vue", VUE);
    const elements = textsOf(source, ({ type }) => type === "JSXElement");
    expect(elements[0]).toBe('<div :class="{ big: note > \'b\' }" v-html="note" />');
    expect(textsOf(source, ({ type }) => type === "BinaryExpression")).toEqual([
      "note > 'b'",
      "i + 1",
      "i - 1",
    ]);
    expect(source.comments.map(({ text }) => text)).toContain(" storewarden-ignore a-rule -- why ");
    expect(source.code?.some(({ quote }) => quote === '"')).toBe(true);
  });

  it("of Svelte is there", () => {
    const source = sourceOf("a.svelte", SVELTE);
    const markup = source.nodes.find(
      (node) => node.type === "JSXAttribute" && node.name.name === "dangerouslySetInnerHTML",
    );
    expect(markup && SVELTE.slice(...markup.range)).toBe("{@html note}");
    expect(textsOf(source, ({ type }) => type === "TemplateLiteral")).toContain("`${i}}`");
  });

  it("is left out where it cannot be read, and nothing else with it", () => {
    const text =
      '<template><p v-html="a b"/><p v-html="c"/></template>\n<script setup>const c = 1;</script>';
    const source = sourceOf("a.vue", text);
    const markup = textsOf(
      source,
      (node) => node.type === "Identifier" && node.parent?.type === "Property",
    );
    expect(markup).toContain("c");
  });

  it("does not hide what is wrong with a script", () => {
    const parsed = parseScript("a.vue", "<template><p/></template>\n<script>const = 1</script>");
    expect(parsed).toMatchObject({ ok: false, problem: { range: { start: 40 } } });
  });
});
