import { admin } from "../../../src/clients.ts";

Deno.serve(async (req) => {
  const { orderId } = await req.json();
  const { data } = await admin.from("orders").select("total").eq("id", orderId).single(); // !safe idor-by-request-id -- a guest has nothing but the id
  return Response.json(data);
});
