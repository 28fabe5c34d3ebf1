export const TYPES = {
  Soaps: Symbol.for("Soaps"),
  Database: Symbol("Database"),
};

export interface ISoaps {
  byScent(scent: string): Promise<unknown>;
}

export interface ILabels {
  print(name: string): void;
}

export interface INotes {
  save(name: string, text: string): Promise<void>;
}
