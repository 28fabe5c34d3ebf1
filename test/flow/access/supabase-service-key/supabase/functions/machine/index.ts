import { createClient } from "npm:@supabase/supabase-js@2";

const serviceKey = Deno.env.get("SUPABASE_SERVICE_ROLE_KEY")!;
const client = createClient(Deno.env.get("SUPABASE_URL")!, serviceKey);

Deno.serve(async (req) => {
  const sent = (req.headers.get("authorization") ?? "").replace("Bearer ", "");
  if (!serviceKey || sent !== serviceKey) return new Response(null, { status: 401 });
  const { orderId } = await req.json();
  const { data } = await client.from("orders").select("*").eq("id", orderId).single(); // !safe idor-by-request-id
  const { data: user } = await client.auth.getUser(data.token);
  return Response.json({ data, user });
});
