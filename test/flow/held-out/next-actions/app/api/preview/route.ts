import { readFile } from "node:fs/promises";
import path from "node:path";
import { NextRequest, NextResponse } from "next/server";

const headers = { "content-type": "text/html; charset=utf-8" };

export async function GET(request: NextRequest) {
  const title = request.nextUrl.searchParams.get("title");
  return new Response(`<!doctype html><h1>${title}</h1>`, { headers }); // !alert xss-server-response
}
export async function POST(request: NextRequest) {
  const { title } = await request.json();
  return new Response(`<!doctype html><h1>${encodeURIComponent(title)}</h1>`, { headers }); // !safe xss-server-response
}
export async function PUT(request: NextRequest) {
  const form = await request.formData();
  const file = await readFile(path.join(process.cwd(), "previews", form.get("file") as string)); // !alert path-traversal
  return new NextResponse(file);
}
export async function PATCH(request: NextRequest) {
  const form = await request.formData();
  const file = await readFile(path.join(process.cwd(), "previews", path.basename(String(form.get("file"))))); // !safe path-traversal
  return new NextResponse(file);
}
