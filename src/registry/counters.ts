/** What was done for the answers so far. */
export interface Counters {
  requests: number;
  retries: number;
  memoryHits: number;
  diskHits: number;
  /** Large documents that were read in a thread of their own. */
  readInThread: number;
  /** Documents that a registry said to be as they were. */
  unchanged: number;
}

export const NO_REQUESTS: Counters = {
  requests: 0,
  retries: 0,
  memoryHits: 0,
  diskHits: 0,
  readInThread: 0,
  unchanged: 0,
};
