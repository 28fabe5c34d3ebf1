import { Body, Controller, Post } from "@nestjs/common";
import { exec } from "node:child_process";
import { createZodDto } from "nestjs-zod";
import { z } from "zod";
import { products } from "./products";

const PrintSchema = z.object({ id: z.string().uuid(), text: z.string(), quantity: z.number().int().min(1).max(20), any: z.number() });

export class PrintDto extends createZodDto(PrintSchema) {}

@Controller("print")
export class PrintController {
  @Post()
  async print(@Body() dto: PrintDto) {
    exec(`print ${dto.id}`); // !safe command-injection
    exec(`print ${dto.text}`); // !alert command-injection
    const product = await products.first();
    return {
      total: product.price * dto.quantity, // !safe negative-or-huge-quantity
      other: product.price * dto.any, // !alert negative-or-huge-quantity
    };
  }
}
