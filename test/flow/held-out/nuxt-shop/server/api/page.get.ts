export default defineEventHandler(async (event) => {
  const query = getQuery(event);
  if (query.to) return sendRedirect(event, String(query.to)); // !alert open-redirect
  if (query.lamp) return sendRedirect(event, `/lamps/${encodeURIComponent(String(query.lamp))}`); // !safe open-redirect
  setHeader(event, "content-type", "text/html");
  const parts: string[] = ["<ul>"];
  for (const [name, value] of Object.entries(query)) parts.push(`<li>${name}: ${value}</li>`);
  return parts.concat("</ul>").join(""); // !alert xss-server-response
});
