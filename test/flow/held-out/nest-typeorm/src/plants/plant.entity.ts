import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Plant {
  @PrimaryGeneratedColumn() id: number;
  @Column() name: string;
  @Column() price: number;
  @Column({ default: false }) hidden: boolean;
}
