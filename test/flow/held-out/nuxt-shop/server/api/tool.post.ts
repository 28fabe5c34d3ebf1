import { spawn } from "node:child_process";
import { once } from "node:events";
import { unlink } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";

const Shade = z.object({ shade: z.enum(["white", "amber"]), watts: z.number().int() });
const start = (program: string, { shell = true }: { shell?: boolean } = {}) => spawn(program, { shell }); // !alert command-injection

export default defineEventHandler(async (event) => {
  const body = await readBody(event);
  await once(start(`render --lamp ${body.lamp}`), "close");
  const { shade, watts } = Shade.parse(body);
  await once(spawn(`render --shade ${shade} --watts ${watts}`, { shell: true }), "close"); // !safe command-injection
  await unlink(resolve("renders", body.old)); // !alert path-traversal
  await unlink(resolve("renders", `${shade}-${watts}.png`)); // !safe path-traversal
  return { ok: true };
});
