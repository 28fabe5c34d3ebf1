import { defineMiddlewares, validateAndTransformBody } from "@medusajs/framework/http";
import { z } from "zod";

const Label = z.object({ text: z.string(), copies: z.number().int() });
export default defineMiddlewares({
  routes: [{ matcher: "/store/labels*", method: "POST", middlewares: [validateAndTransformBody(Label)] }],
});
