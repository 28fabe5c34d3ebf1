import { defineStore } from "pinia";

export const useNotice = defineStore("notice", {
  state: () => ({ text: "", count: 0 }),
  getters: {
    html: (state) => `<b>${state.text}</b>`,
  },
  actions: {
    tell(text: string) {
      this.text = text;
      this.count += 1;
    },
  },
});
