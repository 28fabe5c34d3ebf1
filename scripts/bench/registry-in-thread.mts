import { once } from "node:events";
import { Worker } from "node:worker_threads";

export interface RegistryPlan {
  readonly delayMs: number;
  /** Names of packages with a small document. */
  readonly packages: readonly string[];
  readonly large: readonly { readonly name: string; readonly bytes: number }[];
}

export interface RegistryCounts {
  readonly requests: number;
  readonly mostAtOnce: number;
}

export interface RegistryInThread {
  readonly url: string;
  counts(): Promise<RegistryCounts>;
  stop(): Promise<void>;
}

/** Starts a registry on loopback beside this thread. */
export async function startRegistryInThread(plan: RegistryPlan): Promise<RegistryInThread> {
  const worker = new Worker(new URL("registry-thread.mts", import.meta.url), { workerData: plan });
  const [url] = await once(worker, "message");
  return {
    url,
    counts: async () => {
      const answer = once(worker, "message");
      worker.postMessage("counts", []);
      return (await answer)[0];
    },
    stop: async () => void (await worker.terminate()),
  };
}
