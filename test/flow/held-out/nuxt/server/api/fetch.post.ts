import { z } from "zod";
import { readFile } from "node:fs/promises";

const Body = z.object({ url: z.string().url(), kind: z.enum(["rss", "atom"]) });
export default defineEventHandler(async (event) => {
  const body = await readValidatedBody(event, Body.parse);
  const answer = await $fetch(body.url); // !alert ssrf
  const fixed = await $fetch(`https://feeds.example.com/${body.kind}`); // !safe ssrf
  const raw = await readBody(event);
  const file = await readFile(`./content/${raw.name}.md`, "utf8"); // !alert path-traversal
  const kind = await readFile(`./content/${body.kind}.md`, "utf8"); // !safe path-traversal
  return { answer, fixed, file, kind };
});
