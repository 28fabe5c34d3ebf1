import { defineMiddlewares, maybeApplyLinkFilter } from "@medusajs/framework/http";
import { sellerRoutes } from "./seller-middlewares";

export default defineMiddlewares({
  routes: [
    ...sellerRoutes,
    { matcher: "/store/boxes/:id", method: "GET", middlewares: [(req, res, next) => next()] },
    { matcher: "/store/claims", method: "GET", middlewares: [maybeApplyLinkFilter({ entryPoint: "a" })] },
  ],
});
