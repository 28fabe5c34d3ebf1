export default interface Gifts {
  create(data: { command: string }): Promise<void>;
}
