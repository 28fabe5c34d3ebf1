import { NextRequest, NextResponse } from "next/server";
import { postersBy, postersByArtist, postersSorted, postersSortedKnown } from "../../../lib/db";

export async function GET(request: NextRequest) {
  const { searchParams } = new URL(request.url);
  const column = searchParams.get("column") ?? "artist";
  const value = searchParams.get("value") ?? "";
  return NextResponse.json([await postersBy(column, value), await postersByArtist(value)]);
}
export async function POST(request: NextRequest) {
  const { direction } = await request.json();
  return NextResponse.json([await postersSorted(direction), await postersSortedKnown(direction)]);
}
