import { spawn } from "node:child_process";
import { join } from "node:path";

/** What npm prints as JSON in a folder, with nothing of this machine's configuration: `home` holds its `npmrc` and cache. */
export async function npmJson(
  args: readonly string[],
  {
    cwd,
    home,
    registry,
  }: { readonly cwd: string; readonly home: string; readonly registry?: string },
): Promise<unknown> {
  const child = spawn("npm", args, {
    cwd,
    env: {
      PATH: process.env["PATH"],
      HOME: home,
      ...(registry !== undefined && { npm_config_registry: registry }),
      npm_config_userconfig: join(home, "npmrc"),
      npm_config_cache: join(home, "cache"),
      npm_config_update_notifier: "false",
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => void (out += chunk.toString()));
  await new Promise((resolve) => {
    child.once("close", resolve);
  });
  if (!out.startsWith("{")) throw new Error(`npm said: ${out.slice(0, 500)}`);
  return JSON.parse(out);
}
