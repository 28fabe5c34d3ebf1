import type { PipeTransform } from "@nestjs/common";

export class OwnPipe implements PipeTransform {
  transform(value: unknown) {
    return checked(value);
  }
}

declare function checked(value: unknown): unknown;
