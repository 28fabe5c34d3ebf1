export default eventHandler(async (event) => {
  const body = await readBody(event);
  const list = await $fetch(body.url); // !alert ssrf
  setHeader(event, "content-type", "text/html");
  return `<h1>${body.title}</h1>${list}`; // !alert xss-server-response
});
