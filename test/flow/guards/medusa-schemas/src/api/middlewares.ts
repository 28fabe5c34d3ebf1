import { defineMiddlewares, validateAndTransformBody } from "@medusajs/framework/http";
import { z } from "zod";
import { labelRoutes } from "./store/labels/middlewares";

export default defineMiddlewares({
  routes: [
    ...labelRoutes,
    { matcher: "/store/feeds", middlewares: [validateAndTransformBody(z.object({ id: z.string().uuid(), url: z.string() }))] },
  ],
});
