export interface Exporter {
  write(name: string): void;
}

export interface Settings {
  name: string;
}
