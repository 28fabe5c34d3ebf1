import { defineEventHandler, getCookie, getQuery, getValidatedQuery, getValidatedRouterParams, readValidatedBody, send, setHeader } from "h3";
import { z } from "zod";
import { exec } from "node:child_process";

const Text = z.object({ text: z.string(), count: z.number() });
export default defineEventHandler(async (event) => {
  const body = await readValidatedBody(event, Text.parse);
  const query = await getValidatedQuery(event, Text.parse);
  const params = await getValidatedRouterParams(event, (given) => Text.parse(given));
  exec(`lp -n ${body.count} ${query.count} ${params.count}`); // !safe command-injection
  exec(`lp ${body.text}`); // !alert command-injection
  exec(`lp ${query.text}`); // !alert command-injection
  exec(`lp ${params.text}`); // !alert command-injection
  exec(`lp ${getCookie(event, "label")}`); // !alert command-injection
  setHeader(event, "Location", getQuery(event).next); // !alert open-redirect
  return send(event, `<p>${getQuery(event).name}</p>`, "text/html"); // !alert xss-server-response
});
