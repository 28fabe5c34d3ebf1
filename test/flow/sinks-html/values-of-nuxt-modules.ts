// Modules of Nuxt, in which nothing is imported.
const page = document.body;

export async function useNotes() {
  const { data } = await useAsyncData("notes", () => $fetch("/api/notes"));
  page.innerHTML = data.value.text; // !alert xss-dangerously-set-inner-html
  const shout = computed(() => data.value.text.toUpperCase());
  page.innerHTML = shout.value; // !alert xss-dangerously-set-inner-html
  page.innerHTML = unref(data); // !alert xss-dangerously-set-inner-html
  page.innerHTML = useRoute().query.note; // !alert xss-dangerously-set-inner-html
  page.textContent = data.value.text; // !safe xss-dangerously-set-inner-html
}
