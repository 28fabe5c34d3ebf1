import { type NextRequest, NextResponse } from "next/server";
import { unstable_cache } from "next/cache";
import { exec } from "node:child_process";

export async function GET(request: NextRequest) {
  exec(`geo ${request.geo?.city}`); // !alert command-injection
  const load = unstable_cache(async (name: string) => {
    exec(`load ${name}`); // !alert command-injection
  });
  await load(request.nextUrl.searchParams.get("name")!);
  return NextResponse.json({});
}
