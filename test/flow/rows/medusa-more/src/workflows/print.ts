import { createStep, createWorkflow, parallelize, StepResponse, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { exec } from "node:child_process";

const printStep = createStep("print", async ({ label }: { label: string }) => {
  exec(`lp ${label}`); // !alert command-injection
  return new StepResponse(label);
});
const fixedStep = createStep("fixed", async ({ label }: { label: string }) => {
  exec(`lp ${label}`); // !safe command-injection
  return new StepResponse(label);
});
const inner = createWorkflow("inner", (input: { label: string }) => {
  const label = when(input, (given) => given.label !== "").then(() => printStep({ label: input.label }));
  return new WorkflowResponse(label);
});
export const print = createWorkflow("outer", (input: { label: string }) => {
  const [label] = parallelize(inner.runAsStep({ input: { label: input.label } }), fixedStep({ label: "fixed" }));
  return new WorkflowResponse(transform({ label }, (data) => data.label));
});
