import { createClient } from "@supabase/supabase-js";

export const admin = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!);

export function createAdminClient() {
  const key = process.env.SUPABASE_SECRET_KEY!;
  return createClient(process.env.SUPABASE_URL!, key, { auth: { persistSession: false } });
}

export function clientFor(token: string) {
  return createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_ANON_KEY!, {
    global: { headers: { Authorization: token } },
  });
}

export async function userOf(request: Request) {
  const { data } = await admin.auth.getUser(request.headers.get("authorization") ?? "");
  if (!data.user) throw new Response(null, { status: 401 });
  return data.user;
}
