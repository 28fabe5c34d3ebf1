import { rule } from "../../../src/rules/injection/xss-dangerously-set-inner-html/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const CLEANER = { "package.json": '{"dependencies":{"dompurify":"3.4.0"}}' };

testRule(rule, {
  valid: [
    {
      name: "cleaned in the markup of Vue",
      path: "src/Note.vue",
      code: `<script setup>
import DOMPurify from "dompurify";
const note = decodeURIComponent(location.hash);
</script>
<template><div v-html="DOMPurify.sanitize(note)" /><p>{{ note }}</p></template>
`,
    },
    {
      name: "cleaned by a computed value",
      path: "src/Note.vue",
      code: `<template><div v-html="clean" /></template>
<script>
import sanitize from "sanitize-html";
export default {
  data: () => ({ note: "" }),
  computed: { clean() { return sanitize(this.note); } },
  mounted() { this.note = decodeURIComponent(location.hash); },
};
</script>
`,
    },
    {
      name: "a constant of Svelte",
      path: "src/Icon.svelte",
      code: `<script>const ICON = "<svg/>"; let note = decodeURIComponent(location.hash);</script>
{@html ICON}{note}<p title={note}>{note}</p>
`,
    },
    {
      name: "properties of which nothing is known",
      path: "src/Html.svelte",
      code: `<script>export let html; let { note } = $props();</script>{@html html}{@html note}
`,
    },
    {
      name: "a number",
      path: "src/Count.vue",
      code: `<script setup>
const route = useRoute();
const count = computed(() => Number(route.query.count));
</script>
<template><b v-html="count" /></template>
`,
    },
  ],
  invalid: [
    {
      name: "what the catalogue says, for audits",
      path: "src/Product.vue",
      code: `<script setup>
const { data: product } = await useFetch("/api/product");
</script>
<template><div v-html="product.description" /></template>
`,
      findings: [{ at: '<div v-html="product.description" />', level: "hint" }],
    },
    {
      name: "a ref that is filled later",
      path: "src/Note.vue",
      files: CLEANER,
      code: `<template>
  <section><div class="note" v-html="note" /></section>
</template>

<script setup lang="ts">
import { onMounted, ref } from "vue";
const note = ref("");
onMounted(() => {
  note.value = new URLSearchParams(location.search).get("note") ?? "";
});
</script>
`,
      findings: [
        { at: '<div class="note" v-html="note" />', level: "error", fixes: ["clean-markup"] },
      ],
      fixed: {
        "clean-markup": `<template>
  <section><div class="note" v-html="DOMPurify.sanitize(note)" /></section>
</template>

<script setup lang="ts">
import { onMounted, ref } from "vue";
import DOMPurify from "dompurify";
const note = ref("");
onMounted(() => {
  note.value = new URLSearchParams(location.search).get("note") ?? "";
});
</script>
`,
      },
    },
    {
      name: "the address in a component with options",
      path: "components/Search.vue",
      code: `<template>
  <h1 v-html="title" v-if="title" />
</template>
<script>
export default {
  data() {
    return { query: "" };
  },
  computed: {
    title() {
      return "Results for " + this.query;
    },
  },
  created() {
    const query = this.$route.query.q;
    this.query = query;
  },
};
</script>
`,
      findings: [{ at: '<h1 v-html="title" v-if="title" />' }],
    },
    {
      name: "setup() in defineComponent",
      path: "src/Banner.vue",
      code: `<script lang="ts">
import { computed, defineComponent } from "vue";
import { useRoute } from "vue-router";
export default defineComponent({
  setup() {
    const route = useRoute();
    const banner = computed(() => route.query.banner as string);
    return { banner };
  },
});
</script>
<template><div :innerHTML="banner" /></template>
`,
      findings: [{ at: '<div :innerHTML="banner" />' }],
    },
    {
      name: "a list of Vue, with Nuxt's own imports",
      path: "pages/tags.vue",
      code: `<script setup>
const route = useRoute();
const tags = computed(() => String(route.query.tags).split(","));
</script>
<template>
  <ul><li v-for="(tag, i) of tags" :key="i" v-html="tag"></li></ul>
</template>
`,
      findings: [{ at: '<li v-for="(tag, i) of tags" :key="i" v-html="tag">' }],
    },
    {
      name: "a store of SvelteKit",
      path: "src/routes/search/+page.svelte",
      files: CLEANER,
      code: `<script>
  import { page } from "$app/stores";
  $: query = $page.url.searchParams.get("q");
</script>
{#if query}<h1>{@html query}</h1>{/if}
`,
      findings: [{ at: "{@html query}", level: "error", fixes: ["clean-markup"] }],
      fixed: {
        "clean-markup": `<script>
  import { page } from "$app/stores";
  import DOMPurify from "dompurify";
  $: query = $page.url.searchParams.get("q");
</script>
{#if query}<h1>{@html DOMPurify.sanitize(query)}</h1>{/if}
`,
      },
    },
    {
      name: "runes and a promise",
      path: "src/lib/Note.svelte",
      code: `<script lang="ts">
  import { page } from "$app/state";
  let note = $state("");
  const shout = $derived(note.toUpperCase());
  function load() {
    note = page.url.hash;
  }
</script>
<button onclick={load}>Show</button>
{#each [shout] as text}<p>{@html text}</p>{/each}
`,
      findings: [{ at: "{@html text}" }],
    },
  ],
});
