import { IsEnum, IsInt, IsString, IsUUID } from "class-validator";

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
}
