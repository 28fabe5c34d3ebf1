import { ofetch } from "ofetch";

const withBase = (base: string, path = "/") => base + path;

export default defineEventHandler(async (event) => {
  const { base, path } = await readBody<{ base: string; path?: string }>(event);
  const first = await $fetch(withBase(base, path)); // !alert ssrf
  const second = await ofetch(withBase("https://lamps.example", `/v1/${encodeURIComponent(path ?? "")}`)); // !safe ssrf
  return { first, second };
});
