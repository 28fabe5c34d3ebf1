import { exec, spawn } from "node:child_process";
import { NextResponse } from "next/server";
import { Resend } from "resend";

const resend = new Resend(process.env.RESEND_KEY);
const letter = (name: string, text: string) => ["<h1>", name, "</h1>", "<p>", text, "</p>"].join("");

export async function POST(request: Request) {
  const { name, text } = await request.json();
  await resend.emails.send({ from: "shop@poster.example", to: "team@poster.example", subject: "Contact", html: letter(name, text) }); // !alert email-injection
  return NextResponse.json({ ok: true });
}
export async function PUT(request: Request) {
  const { name, text } = await request.json();
  await resend.emails.send({ from: "shop@poster.example", to: "team@poster.example", subject: "Contact", text: letter(name, text) }); // !safe email-injection
  return NextResponse.json({ ok: true });
}
export async function PATCH(request: Request) {
  const { size } = await request.json();
  await new Promise((resolve, reject) => {
    exec(`convert poster.png -resize ${size} out.png`, (error) => (error ? reject(error) : resolve(null))); // !alert command-injection
  });
  return NextResponse.json({ ok: true });
}
export async function DELETE(request: Request) {
  const { size } = await request.json();
  const width = Math.min(Math.max(parseInt(size, 10), 10), 2000);
  spawn(`convert poster.png -resize ${width} out.png`, { shell: true }); // !safe command-injection
  return NextResponse.json({ ok: true });
}
