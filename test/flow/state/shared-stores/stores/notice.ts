import { defineStore } from "pinia";

export const useNotice = defineStore("notice", {
  state: () => ({ text: "", count: 0, fixed: "Welcome" }),
  getters: {
    html: (state) => `<b>${state.text}</b>`,
    plain(): string {
      return this.text;
    },
    amount: (state) => `<b>${state.count}</b>`,
  },
  actions: {
    tell(text: string) {
      this.text = text;
      this.count += 1;
    },
    async load(text: string) {
      await Promise.resolve().then(() => {
        this.text = text;
      });
    },
  },
});
