import { exec, execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import path from "node:path";
import { json, text, type RequestHandler } from "@sveltejs/kit";

const run = promisify(exec);
const commands = new Map<string, (kiln: string) => Promise<unknown>>([
  ["start", (kiln) => run(`kiln start ${kiln}`)], // !alert command-injection
  ["stop", (kiln) => promisify(execFile)("kiln", ["stop", "--", kiln])], // !safe command-injection
]);
export const POST: RequestHandler = async ({ request }) => {
  const { command, kiln } = await request.json();
  await commands.get(command)?.(kiln);
  return json({ ok: true });
};
export const GET: RequestHandler = async ({ url, setHeaders }) => {
  const log = await readFile(`logs/${url.searchParams.get("log")}`, "utf8"); // !alert path-traversal
  setHeaders({ "cache-control": "no-store" });
  return text(log);
};
export const PUT: RequestHandler = async ({ url, request }) => {
  const name = url.searchParams.get("log") ?? "";
  const target = path.join("logs", path.basename(name));
  await writeFile(target, await request.text()); // !safe path-traversal
  return new Response(`<p>${name}</p>`, { headers: { "content-type": "text/html" } }); // !alert xss-server-response
};
export const PATCH: RequestHandler = async ({ url }) => {
  const name = url.searchParams.get("log") ?? "";
  return new Response(`<p>${name}</p>`, { headers: { "content-type": "text/plain" } }); // !safe xss-server-response
};
