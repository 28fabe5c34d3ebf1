import { WorkflowResponse, createHook, createStep, createWorkflow, StepResponse, when } from "@medusajs/framework/workflows-sdk";
import { exec } from "node:child_process";

const printStep = createStep("print", async (note: string) => {
  exec(`print ${note}`); // !alert command-injection
  return new StepResponse(note);
});
const listStep = createStep("list", async (note: string) => {
  exec(`list ${note}`); // !alert command-injection
  return new StepResponse(note);
});

export const printWorkflow = createWorkflow("print-note", (input: { note: string; more: string }) => {
  printStep(input.note);
  const chosen = when(input, ({ more }) => more !== "").then(() => input.more);
  listStep(chosen);
  const hook = createHook("printed", { note: input.note });
  return new WorkflowResponse(input.note, { hooks: [hook] });
});
