import { cookies } from "next/headers";
import { loadKnown, loadMessages } from "../../../lib/messages";

export async function GET() {
  const locale = (await cookies()).get("locale")?.value ?? "en"; // !source
  return Response.json([await loadMessages(locale), await loadKnown(locale)]);
}
