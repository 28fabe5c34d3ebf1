import { authenticate, defineMiddlewares, validateAndTransformBody } from "@medusajs/framework/http";
import { z } from "zod";

export const Line = z.object({ variant_id: z.string(), quantity: z.number().int().min(1).max(50) });
export default defineMiddlewares({
  routes: [
    { matcher: "/store/quote", method: ["PUT"], middlewares: [validateAndTransformBody(Line)] },
    { matcher: "/store/wishes", middlewares: [authenticate("customer", ["session", "bearer"])] },
    { matcher: "/store/orders/*", middlewares: [authenticate("customer", ["session", "bearer"])] },
    { matcher: "/store/hooks/raw", method: ["POST"], bodyParser: { preserveRawBody: true } },
  ],
});
