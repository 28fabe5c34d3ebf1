import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Product {
  @PrimaryColumn() sku: string;
  @Column() price: number;
}
@Entity()
export class Cart {
  @PrimaryColumn() id: string;
  @Column() total: number;
  @Column() currency: string;
}
@Entity()
export class SavedCard {
  @PrimaryColumn() id: string;
  @Column() number: string;
  @Column() token: string;
}
@Entity()
export class Order {
  @PrimaryColumn() id: string;
  @Column() customerId: string;
}
@Entity()
export class Wish {
  @PrimaryColumn() id: string;
  @Column() customerId: string;
  @Column() sku: string;
}
