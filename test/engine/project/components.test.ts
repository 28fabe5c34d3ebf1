import { describe, expect, it } from "vitest";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const FILES = {
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@parts/*": ["./parts/*"] } } }',
  "parts/NoteText.vue": `<template><p v-html="html" /></template>
<script setup>
defineProps({ html: String });
</script>
`,
  "parts/OldNote.vue": `<template><p v-html="shout" /></template>
<script>
export default { props: ["html"], computed: { shout() { return this.html + "!"; } } };
</script>
`,
  "lib/Link.svelte": `<script>let { to } = $props();</script>
<a href={to}>x</a>
`,
  "composables/use-note.ts": `import { onMounted, ref } from "vue";
export function useNote() {
  const note = ref("");
  onMounted(() => { note.value = decodeURIComponent(location.hash); });
  return { note };
}
`,
  "pages/Index.vue": `<template>
  <div>
    <note-text :html="note" />
    <OldNote v-if="note" :html="note" />
  </div>
</template>
<script setup lang="ts">
import NoteText from "@parts/NoteText.vue";
import OldNote from "../parts/OldNote.vue";
import { useNote } from "../composables/use-note";
const { note } = useNote();
</script>
`,
  "pages/Index.svelte": `<script>
  import Link from "../lib/Link.svelte";
  const site = new URLSearchParams(location.search).get("site");
</script>
<Link to={site} />
`,
};

describe("data on its way through components", () => {
  const store = new MemoryStore(FILES, { rules });
  const paths = Object.keys(FILES);
  const found = () =>
    paths.flatMap((path) =>
      store.session.analyse(path).findings.map(({ ruleId, range }) => {
        const { start, end } = range;
        return `${path} ${ruleId} ${store.read(path)?.slice(start, end)}`;
      }),
    );
  const settle = () => {
    found();
    while (store.session.unsettled()?.length) found();
  };
  settle();

  it("is followed into what they are given", () => {
    expect(found()).toEqual([
      'parts/NoteText.vue xss-dangerously-set-inner-html <p v-html="html" />',
      'parts/OldNote.vue xss-dangerously-set-inner-html <p v-html="shout" />',
      "lib/Link.svelte unsafe-href-scheme <a href={to}>",
    ]);
  });

  it("is followed again when one of them changes", () => {
    store.write("pages/Index.svelte", FILES["pages/Index.svelte"].replace("get(", "has("));
    store.write("composables/use-note.ts", FILES["composables/use-note.ts"].replace(".hash", ".x"));
    settle();
    expect(found()).toEqual([]);
  });
});
