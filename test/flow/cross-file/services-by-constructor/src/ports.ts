export interface Books {
  find(author: string): Promise<unknown>;
  all(): Promise<unknown>;
}
