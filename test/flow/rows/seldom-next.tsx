import { exec } from "node:child_process";
import { NextRequest, NextResponse } from "next/server";
import { usePathname } from "next/navigation";

export async function GET(request: NextRequest) {
  for (const { value } of request.cookies.getAll()) {
    exec(`print ${value}`); // !alert command-injection
  }
  exec(`print ${request.cookies.getAll().length}`); // !safe command-injection
  const name = request.nextUrl.searchParams.get("name");
  if (name === "page") {
    return new NextResponse(`<p>${request.nextUrl.searchParams.get("note")}</p>`, { headers: { "Content-Type": "text/html" } }); // !alert xss-server-response
  }
  return new NextResponse(`${name}`, { headers: { "Content-Type": "text/plain" } }); // !safe xss-server-response
}

export function Place() {
  const path = usePathname();
  return <p dangerouslySetInnerHTML={{ __html: path }} />; // !alert xss-dangerously-set-inner-html
}
