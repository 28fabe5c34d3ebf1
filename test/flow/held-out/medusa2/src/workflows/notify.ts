import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { exec } from "node:child_process";

interface Input {
  printer: string;
  url: string;
}
const printStep = createStep("print", async ({ printer }: Input) => {
  exec(`lp -d ${printer} label.pdf`); // !alert command-injection
  return new StepResponse({ printer });
});
const fetchStep = createStep("fetch", async (input: Input) => {
  const answer = await fetch(input.url); // !alert ssrf
  return new StepResponse(await answer.text());
});
export const notifyWorkflow = createWorkflow("notify", (input: Input) => {
  const printed = printStep(input);
  fetchStep(input);
  return new WorkflowResponse(printed);
});
