import { DeepPartial, VendureEntity } from "@vendure/core";
import { Column, Entity } from "typeorm";
@Entity()
export class Gift extends VendureEntity {
  constructor(input?: DeepPartial<Gift>) {
    super(input);
  }
  @Column() name: string;
  @Column() code: string;
}
