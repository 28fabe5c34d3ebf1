import { getHeapStatistics } from "node:v8";

/** Beyond this part of what the runtime allows, collecting takes longer than finding things again. */
const MOST = 0.6;

/** True when the heap of this thread is so full that what can be found again should be forgotten. */
export function isMemoryShort(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > MOST * limit;
}
