import { IsString } from "class-validator";

export class MugDto {
  @IsString() name!: string;
}

export interface LooseMug {
  name: string;
}
