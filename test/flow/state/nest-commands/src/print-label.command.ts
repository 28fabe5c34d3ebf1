export class PrintLabel {
  constructor(public readonly id: string, public readonly printer: string, public readonly copies: number) {}
}
