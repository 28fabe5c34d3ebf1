import { createWorkflow } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";

export const renameNotes = createWorkflow("rename-notes", (input: { name: string }) => {
  emitEventStep({ eventName: "note.renamed", data: { name: input.name, id: "7" } });
});
