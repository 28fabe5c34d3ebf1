"use server";
import { createSafeActionClient } from "next-safe-action";
import { z } from "zod";
import { exec } from "node:child_process";

const client = createSafeActionClient();
export const print = client.schema(z.object({ kind: z.enum(["a", "b"]) })).action(async ({ parsedInput, clientInput }) => {
  exec(`print ${parsedInput.kind}`); // !safe command-injection
  exec(`print ${(clientInput as { kind: string }).kind}`); // !alert command-injection
});
