import { NextRequest, NextResponse } from "next/server";
import { findByTitle, findById } from "../../../lib/db";

export async function GET(request: NextRequest) {
  const title = request.nextUrl.searchParams.get("title");
  const back = request.nextUrl.searchParams.get("back");
  if (back) return NextResponse.redirect(new URL(back, request.url)); // !alert open-redirect
  return NextResponse.json(await findByTitle(title));
}

export async function POST(request: Request) {
  const form = await request.formData();
  const file = form.get("address") as string;
  const answer = await fetch(file); // !alert ssrf
  const page = `<h1>${form.get("title")}</h1>`;
  return new Response(page + (await answer.text()), { headers: { "content-type": "text/html" } }); // !alert xss-server-response
}

export const PUT = async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params;
  return Response.json(await findById(Number.parseInt(id, 10)));
};
