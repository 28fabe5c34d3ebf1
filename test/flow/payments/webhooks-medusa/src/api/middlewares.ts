import { defineMiddlewares } from "@medusajs/framework/http";

export default defineMiddlewares({
  routes: [{ matcher: "/hooks/stripe-raw", methods: ["POST"], bodyParser: { preserveRawBody: true } }],
});
