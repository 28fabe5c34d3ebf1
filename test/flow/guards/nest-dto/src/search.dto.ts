import { IsEnum, IsInt, IsString, IsUUID, Matches } from "class-validator";

const SKU = /^[A-Z]{2}-\d{4,8}$/;

enum Sort {
  Title = "title",
  Price = "price",
}

export class SearchDto {
  @IsString()
  term!: string;

  @IsInt()
  page!: number;

  @IsEnum(Sort)
  sort!: Sort;

  @IsUUID()
  id!: string;

  @Matches(/^[\d-]{10,17}$/)
  isbn!: string;

  @Matches(SKU)
  sku!: string;

  @Matches(/^\w+/)
  open!: string;
}
