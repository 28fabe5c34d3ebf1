import { redirect } from "next/navigation";
import { NextResponse } from "next/server";

export async function GET(request: Request, { params }: { params: Promise<{ target: string }> }) {
  const { target } = await params; // !source
  redirect(decodeURIComponent(target)); // !alert open-redirect
}

export async function POST(request: Request, { params }: { params: Promise<{ target: string }> }) {
  const { target } = await params;
  return NextResponse.redirect(new URL(`/p/${target}`, "https://shop.example.com")); // !safe open-redirect
}
