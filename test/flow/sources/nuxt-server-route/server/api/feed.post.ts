// Nuxt brings the h3 functions without imports.
export default defineEventHandler(async (event) => {
  const body = await readBody(event); // !source
  const answer = await fetch(body.url); // !alert ssrf
  return answer.json();
});
