import { DeepPartial, VendureEntity } from "@vendure/core";
import { Column, Entity } from "typeorm";

@Entity()
export class Wish extends VendureEntity {
  constructor(input?: DeepPartial<Wish>) {
    super(input);
  }
  @Column() customerId: string;
  @Column() sku: string;
}
@Entity()
export class SavedCard extends VendureEntity {
  constructor(input?: DeepPartial<SavedCard>) {
    super(input);
  }
  @Column() number: string;
  @Column() token: string;
}
