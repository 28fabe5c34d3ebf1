// A program for the thread that reads documents: ends, never answers, or answers at once, as the name says.
import { parentPort } from "node:worker_threads";

parentPort?.on("message", ({ wanted }: { wanted: { name: string } }) => {
  if (wanted.name === "stuck") for (;;);
  if (wanted.name === "dead") process.exit(1);
  parentPort?.postMessage({ ok: true, document: { name: wanted.name } }, []);
  if (wanted.name === "last") process.exit(0);
});
parentPort?.postMessage("ready", []);
