import { IsInt, IsNumber, IsString, Max, Min } from "class-validator";

export class PayDto {
  @IsNumber() amount: number;
  @IsString() currency: string;
}
export class LineDto {
  @IsString() sku: string;
  @IsNumber() quantity: number;
}
export class SomeDto {
  @IsString() sku: string;
  @IsInt() @Min(1) @Max(50) quantity: number;
}
export class CardDto {
  @IsString() cardNumber: string;
  @IsString() cvv: string;
  @IsString() token: string;
}
