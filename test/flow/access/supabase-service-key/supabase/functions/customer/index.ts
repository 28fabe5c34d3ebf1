import { createClient } from "npm:@supabase/supabase-js@2";

const serviceClient = createClient(Deno.env.get("SUPABASE_URL")!, Deno.env.get("SUPABASE_SERVICE_ROLE_KEY")!);

Deno.serve(async (req) => {
  const { data: { user } } = await serviceClient.auth.getUser(req.headers.get("authorization") ?? "");
  if (!user) return new Response(null, { status: 401 });
  const { orderId, invoiceId } = await req.json();
  const { data: order } = await serviceClient.from("orders").select("*").eq("id", orderId).single(); // !alert idor-by-request-id
  const { data: invoice } = await serviceClient.from("invoices").select("*").eq("id", invoiceId).eq("customer_id", user.id).single(); // !safe idor-by-request-id
  return Response.json({ order, invoice });
});
