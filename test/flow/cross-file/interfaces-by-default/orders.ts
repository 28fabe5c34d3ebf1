export default interface Orders {
  create(data: { command: string }): Promise<void>;
}
