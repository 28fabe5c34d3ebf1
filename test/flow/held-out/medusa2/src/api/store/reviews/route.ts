import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { REVIEW_MODULE } from "../../../modules/review";
import type ReviewModuleService from "../../../modules/review/service";
import { notifyWorkflow } from "../../../workflows/notify";

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const reviews: ReviewModuleService = req.scope.resolve(REVIEW_MODULE);
  const term = req.query.q as string;
  res.json({ a: await reviews.searchText(term), b: await reviews.searchTextBound(term) });
};

export const POST = async (req: MedusaRequest<{ printer: string; url: string }>, res: MedusaResponse) => {
  const { result } = await notifyWorkflow(req.scope).run({ input: req.body });
  const knex = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  await knex.raw(`UPDATE review SET printer = '${req.body.printer}'`); // !alert sql-injection
  await knex.raw("UPDATE review SET printer = ?", [req.body.printer]); // !safe sql-injection
  res.json({ result });
};
