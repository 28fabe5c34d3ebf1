import {
  type AuthenticatedMedusaRequest,
  type MiddlewareRoute,
  maybeApplyLinkFilter,
  validateAndTransformQuery,
} from "@medusajs/framework/http";
import { z } from "zod";
import { validateSellerOrder } from "./checks";

const Refunds = z.object({ q: z.string() });

const ownParcelAlone = async (req, res, next) => {
  await validateSellerOrder(req.scope, req.seller.id, [req.params.id]);
  return next();
};

const ownRefundsAlone = (req: AuthenticatedMedusaRequest, res, next) => {
  req.filterableFields.seller_id = req.seller_context!.seller_id;
  return maybeApplyLinkFilter({ entryPoint: "refund_seller", resourceId: "refund_id", filterableField: "seller_id" })(req, res, next);
};

const stop = async (req, res, next) => {
  await validateSellerOrder(req.scope, req.seller.id, [req.query.order]);
  return next();
};

// Some of these lists are handed to no call that is followed: there are too many routes.
export const shelfRoutes: MiddlewareRoute[] = [
  { matcher: "/store/shelves/:id", method: ["GET"], middlewares: [ownParcelAlone] },
  { matcher: "/store/shelves/:id", method: ["POST"], middlewares: [(req, res, next) => stop(req, res, next)] },
];

export const sellerRoutes = [
  { matcher: "/store/parcels/:id/contents", method: ["POST"], middlewares: [ownParcelAlone] },
  { matcher: "/store/refunds", method: ["GET"], middlewares: [validateAndTransformQuery(Refunds, { isList: true }), ownRefundsAlone] },
];
