import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { downloadFeedStep } from "./steps/download-feed";
import { countRowsStep } from "./steps/count-rows";

interface ImportFeedInput {
  url: string;
  source: string;
}

export const importFeedWorkflow = createWorkflow("import-feed", (input: ImportFeedInput) => {
  const feed = downloadFeedStep({ address: input.url });
  const query = transform({ input }, ({ input: each }) => ({ source: each.source }));
  const count = countRowsStep(query);
  return new WorkflowResponse({ feed, count });
});
