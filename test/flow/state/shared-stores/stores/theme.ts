import { computed, ref } from "vue";
import { defineStore } from "pinia";

export const useTheme = defineStore("theme", () => {
  const title = ref("");
  const size = ref(1);
  const wide = computed(() => `<i>${title.value}</i>`);
  const choose = (text: string) => {
    title.value = text;
    size.value = text.length;
  };
  return { title, size, wide, choose };
});
