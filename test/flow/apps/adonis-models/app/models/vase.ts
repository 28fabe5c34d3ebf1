import { BaseModel, column } from "@adonisjs/lucid/orm";

export default class Vase extends BaseModel {
  @column({ isPrimary: true }) declare id: number;
  @column() declare title: string;
  @column() declare featured: boolean;
}
