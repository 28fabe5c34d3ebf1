import { getHeapStatistics } from "node:v8";

/** Beyond this part of what the runtime allows, collecting takes longer than finding things again. */
const MOST = 0.6;
/** What the heap of an editor's process may hold before answers are forgotten: the editor has neighbours. */
const EDITOR_BYTES = 340_000_000;
/** So few answers are not what fills it, and to forget them again and again would never come to an end. */
const FEW_ANSWERS = 6_000;

/** True when the heap of this thread is so full that what can be found again should be forgotten. */
export function isMemoryShort(most = MOST): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > most * limit;
}

/** The same for a process that has no business to take what the runtime allows. */
export function isEditorFull(answers: number): boolean {
  return answers > FEW_ANSWERS && getHeapStatistics().used_heap_size > EDITOR_BYTES;
}
