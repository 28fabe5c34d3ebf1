import { z } from "zod";

export const Plan = z.object({ kind: z.enum(["small", "large"]), note: z.string() });
export type Plan = z.infer<typeof Plan>;
const Size = z.enum(["s", "m"]);
type Size = z.infer<typeof Size>;
export { Size };
export type { Size as SizeType };
