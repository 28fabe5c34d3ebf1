import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { exec } from "node:child_process";

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const name = new URL(_request.url).searchParams.get("file") ?? "";
  const data = await readFile(join(process.cwd(), "reports", name)); // !alert path-traversal
  exec(`report --id ${id}`); // !alert command-injection
  return new Response(data);
}
export async function POST(request: Request, context: { params: Promise<{ id: string }> }) {
  const id = Number((await context.params).id);
  exec(`report --id ${id}`); // !safe command-injection
  const data = await readFile(join(process.cwd(), "reports", `${id}.pdf`)); // !safe path-traversal
  return new Response(data);
}
