import { z } from "zod";
import { exec } from "node:child_process";

const Label = z.object({ text: z.string(), copies: z.number().int() });
export default defineEventHandler(async (event) => {
  const label = await readValidatedBody(event, Label.parse);
  exec(`lp -n ${label.copies}`); // !safe command-injection
  exec(`lp ${label.text}`); // !alert command-injection
  const query = await getValidatedQuery(event, (given) => Label.parse(given));
  exec(`lp -n ${query.copies}`); // !safe command-injection
  exec(`lp ${query.text}`); // !alert command-injection
  const params = await getValidatedRouterParams(event, Label.safeParse);
  if (!params.success) throw params.error;
  exec(`lp -n ${params.data.copies}`); // !safe command-injection
  exec(`lp ${params.data.text}`); // !alert command-injection
});
