import { readdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** How long what was found may take to be written. */
const KEEPING_MS = 30_000;

/** The server says that nothing is left to do before it has written what the second opening takes up. */
export async function untilKept(storage: string): Promise<void> {
  for (let waited = 0; waited < KEEPING_MS; waited += 100) {
    const files = await readdir(storage, { recursive: true });
    if (files.some((name) => /^facts.+\.bin$/.test(name))) return;
    await sleep(100);
  }
  console.log(
    `nothing was kept within ${KEEPING_MS / 1_000} s: the second time is as cold as the first`,
  );
}
