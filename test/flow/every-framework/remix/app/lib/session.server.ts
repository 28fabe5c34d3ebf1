import { createCookieSessionStorage, redirect } from "@remix-run/node";

const storage = createCookieSessionStorage({ cookie: { name: "__session", httpOnly: true, secure: true, sameSite: "lax", secrets: [process.env.SESSION_KEY!] } });
export async function requireUserId(request: Request): Promise<string> {
  const session = await storage.getSession(request.headers.get("Cookie"));
  const userId = session.get("userId");
  if (!userId) throw redirect("/login");
  return userId;
}
