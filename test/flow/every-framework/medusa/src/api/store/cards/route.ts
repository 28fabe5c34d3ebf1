import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

export async function POST(req: MedusaRequest<{ cardNumber: string; cvv: string; token: string }>, res: MedusaResponse) {
  const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER);
  logger.info(`card ${req.body.cvv}`); // !alert card-data-logged !either log-injection -- logged on a line as well
  logger.info(`card ${req.body.cardNumber.slice(-4)}`); // !safe card-data-logged !either log-injection -- logged on a line as well
  const cards = req.scope.resolve("wishlist");
  await cards.createSavedCards({ number: req.body.cardNumber }); // !alert card-data-handled
  await cards.createSavedCards({ token: req.body.token }); // !safe card-data-handled
  res.sendStatus(201);
}
