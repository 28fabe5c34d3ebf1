// `declare` says that there is such a function somewhere; of a library's or the language's own it says nothing more.
import { defineEventHandler, getQuery } from "h3";

declare const $fetch: <T>(address: string, options?: object) => Promise<T>;
declare function fetch<T>(address: string): Promise<T>;

export default defineEventHandler(async (event) => {
  const { address } = getQuery(event) as { address: string };
  await $fetch<string>(address, { timeout: 1000 }); // !alert ssrf
  await $fetch<string>("https://boxes.example/prices", { timeout: 1000 }); // !safe ssrf
  return fetch(address); // !alert ssrf
});
