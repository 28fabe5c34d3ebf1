import { BadRequestException, Injectable, PipeTransform } from "@nestjs/common";
import type { ObjectSchema } from "joi";
import type { ZodType } from "zod";

@Injectable()
export class JoiPipe implements PipeTransform {
  constructor(private schema: ObjectSchema) {}

  transform(value: any) {
    const { error } = this.schema.validate(value, { errors: { wrap: { label: "" } } });
    if (error) throw new BadRequestException(error.message);
    return value;
  }
}

export class ZodPipe implements PipeTransform {
  constructor(private schema: ZodType) {}

  async transform(value: unknown) {
    try {
      return await this.schema.parseAsync(value);
    } catch {
      throw new BadRequestException("not valid");
    }
  }
}

export class LoggingPipe implements PipeTransform {
  constructor(private readonly name: string) {}

  transform(value: unknown) {
    console.log(this.name, typeof value);
    return value;
  }
}

export class AskingPipe implements PipeTransform {
  constructor(private schema: ObjectSchema) {}

  transform(value: any) {
    const { error } = this.schema.validate(value);
    if (error) console.warn(error.message);
    return value;
  }
}
