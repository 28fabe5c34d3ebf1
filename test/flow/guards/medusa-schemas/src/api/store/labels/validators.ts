import { z } from "zod";

export const PrintLabel = z.object({
  count: z.number().int().positive(),
  format: z.enum(["a4", "a5"]),
  text: z.string(),
  sku: z.string(),
});
export type PrintLabelType = z.infer<typeof PrintLabel>;
export const GetLabels = z.object({ page: z.coerce.number(), name: z.string() });
