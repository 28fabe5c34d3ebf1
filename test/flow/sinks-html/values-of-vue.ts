// What Vue's functions make of a value.
import { computed, h, ref, toRefs, unref } from "vue";
import { useRoute } from "vue-router";
import { useRoute as useRouteOfNuxt } from "#imports";
import { useRouteQuery, useUrlSearchParams } from "@vueuse/core";

const route = useRoute();
const page = document.body;

export function refs() {
  const note = ref(route.query.note);
  page.innerHTML = note.value; // !alert xss-dangerously-set-inner-html
  page.innerHTML = unref(note); // !alert xss-dangerously-set-inner-html
  const plain = ref("note");
  page.innerHTML = plain.value; // !safe xss-dangerously-set-inner-html
}

export function computedValues() {
  const note = computed(() => String(route.query.note));
  page.innerHTML = note.value; // !alert xss-dangerously-set-inner-html
  const both = computed({ get: () => String(route.query.note), set: () => {} });
  page.innerHTML = both.value; // !alert xss-dangerously-set-inner-html
  const length = computed(() => String(route.query.note).length);
  page.innerHTML = length.value; // !safe xss-dangerously-set-inner-html
}

export function others() {
  const members = toRefs(route.query);
  page.innerHTML = members.note; // !alert xss-dangerously-set-inner-html
  page.innerHTML = useUrlSearchParams().note; // !alert xss-dangerously-set-inner-html
  page.innerHTML = useRouteOfNuxt().params.slug; // !alert xss-dangerously-set-inner-html
  const query = useRouteQuery("note");
  page.innerHTML = query.value; // !alert xss-dangerously-set-inner-html
  return h("div", { innerHTML: route.query.note }); // !alert xss-dangerously-set-inner-html
}
