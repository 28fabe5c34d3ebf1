import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Sale {
  @PrimaryGeneratedColumn() id: number;
  @Column() customerId: number;
  @Column() total: number;
  @Column() note: string;
}
