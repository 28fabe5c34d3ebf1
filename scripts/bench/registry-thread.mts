// A registry in a thread of its own, so that its work is not taken for that of whoever asks it.
import { parentPort, workerData } from "node:worker_threads";
import { KNOWN_TO_ALL, startFaultRegistry } from "../../test/harness/fault-registry.ts";
import { largePackument } from "../../test/harness/large-packument.ts";
import { packument } from "../../test/harness/packument.ts";
import type { RegistryCounts, RegistryPlan } from "./registry-in-thread.mts";

const { delayMs, packages, large }: RegistryPlan = workerData;
const server = await startFaultRegistry({ delayMs, packed: true });
for (const name of packages) server.serve(packument(name));
for (const { name, bytes } of large) server.serve(largePackument(name, bytes));
// What is vulnerable is asked about with what its versions ask for.
const hole = { id: 2, title: "known", severity: "high", vulnerable_versions: "<1.0.1" };
server.advise({ ...KNOWN_TO_ALL, ...Object.fromEntries(large.map(({ name }) => [name, [hole]])) });
parentPort?.on("message", () => {
  const counts: RegistryCounts = {
    requests: server.requests.length + server.posts.length,
    mostAtOnce: server.mostAtOnce,
  };
  parentPort?.postMessage(counts, []);
});
parentPort?.postMessage(server.url, []);
