import { defineStore } from "pinia";

export const useTheme = defineStore("theme", () => {
  const title = ref("");
  const choose = (text: string) => {
    title.value = text;
  };
  return { title, choose };
});
