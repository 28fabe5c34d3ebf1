import { NextRequest, NextResponse } from "next/server";

const fetchAll = async function* (addresses: readonly string[]) {
  for (const address of addresses) yield await fetch(address); // !alert ssrf
};
export async function POST(request: NextRequest) {
  const { addresses } = (await request.json()) as { addresses: string[] };
  const states: number[] = [];
  for await (const answer of fetchAll(addresses)) states.push(answer.status);
  return NextResponse.json(states);
}
export async function GET(_request: NextRequest, { params }: { params: { source: string[] } }) {
  const answer = await fetch(`https://images.example/${params.source.map(encodeURIComponent).join("/")}`); // !safe ssrf
  return new NextResponse(answer.body);
}
