export class FindOrders {
  constructor(readonly title: string) {}
}
