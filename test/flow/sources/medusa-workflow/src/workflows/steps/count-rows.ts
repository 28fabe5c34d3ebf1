import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

export const countRowsStep = createStep("count-rows", async (input: { source: string }, { container }) => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const found = await knex.raw(`SELECT count(*) FROM import_row WHERE source = '${input.source}'`); // !alert sql-injection
  return new StepResponse(found.rows[0]);
});
