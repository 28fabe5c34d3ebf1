import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { REVIEW_MODULE } from "../../../modules/review";
import type ReviewService from "../../../modules/review/service";

export const POST = async (req: MedusaRequest<{ imageUrl: string }>, res: MedusaResponse) => {
  const reviews: ReviewService = req.scope.resolve(REVIEW_MODULE);
  await reviews.importFrom(req.body.imageUrl);
  res.json(await reviews.importImage(req.body.imageUrl));
};
