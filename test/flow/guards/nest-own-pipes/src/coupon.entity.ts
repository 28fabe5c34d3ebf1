import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Coupon {
  @PrimaryGeneratedColumn() id: number;
  @Column() title: string;
  @Column() used: boolean;
}
