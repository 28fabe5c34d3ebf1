import { type MiddlewareRoute, validateAndTransformBody, validateAndTransformQuery } from "@medusajs/framework/http";
import { GetLabels, PrintLabel } from "./validators";

export const labelRoutes: MiddlewareRoute[] = [
  { method: ["POST"], matcher: "/store/labels/:id", middlewares: [validateAndTransformBody(PrintLabel)] },
  { method: "GET", matcher: "/store/labels/:id", middlewares: [validateAndTransformQuery(GetLabels, { isList: true })] },
];
