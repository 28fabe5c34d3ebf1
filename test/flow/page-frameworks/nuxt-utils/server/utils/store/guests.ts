import { jwtVerify } from "jose";

/** What somebody may do is noted; nobody is turned away who may not. */
export async function requireGuest(event) {
  const token = getCookie(event, "guest");
  if (!token) throw createError({ statusCode: 401 });
  const { payload } = await jwtVerify(token, new TextEncoder().encode(process.env.GUEST_KEY));
  return { id: payload.sub, admin: payload.admin === true };
}
