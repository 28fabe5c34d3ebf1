export default defineEventHandler(async (event) => {
  const query = getQuery(event);
  setHeader(event, "content-type", "text/html");
  const parts: string[] = ["<ul>"];
  for (const [, value] of Object.entries(query)) parts.push(`<li>${String(value).length}</li>`);
  return parts.concat("</ul>").join(""); // !safe xss-server-response
});
