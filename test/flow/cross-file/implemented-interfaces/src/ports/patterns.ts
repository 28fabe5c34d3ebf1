export interface Patterns {
  named(name: string): Promise<unknown>;
  bound(name: string): Promise<unknown>;
}
