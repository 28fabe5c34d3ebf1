import { describe, expect, it } from "vitest";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const CONTROLLER = `import { Body, Controller, Post } from "@nestjs/common";
import mongoose from "mongoose";

const Order = mongoose.model("Order");

class OrderQuery {
  number: any;
}

@Controller("orders")
export class OrdersController {
  @Post("find")
  find(@Body() query: OrderQuery) {
    return Order.findOne({ number: query.number });
  }
}
`;

/** The file does not import what protects it, and is asked about before that was ever looked at. */
function found(main: Readonly<Record<string, string>>, folder = ""): number {
  const store = new MemoryStore(
    {
      "package.json":
        '{ "dependencies": { "@nestjs/common": "11.0.0", "@nestjs/core": "11.0.0", "mongoose": "8.0.0" } }',
      [`${folder}src/orders/orders.controller.ts`]: CONTROLLER,
      ...main,
    },
    { rules },
  );
  const { findings } = store.session.analyse(`${folder}src/orders/orders.controller.ts`);
  return findings.filter(({ ruleId }) => ruleId === "nosql-operator-injection").length;
}

const main = (pipe: string): string => `import { ValidationPipe } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.useGlobalPipes(${pipe});
  await app.listen(3000);
}
bootstrap();
`;
const STRICT = "new ValidationPipe({ whitelist: true })";

describe("what holds for all requests of a program", () => {
  it("is known when a file is opened that does not import it", () => {
    expect(found({})).toBe(1);
    expect(found({ "src/main.ts": main("new ValidationPipe()") })).toBe(1);
    expect(found({ "src/main.ts": main(STRICT) })).toBe(0);
  });

  it("is found where one of several programs of a package begins", () => {
    expect(found({ "apps/api/src/main.ts": main(STRICT) }, "apps/api/")).toBe(0);
  });

  it("is asked for again when the beginning of the program changes", () => {
    const store = new MemoryStore(
      {
        "package.json": '{ "dependencies": { "mongoose": "8.0.0", "express": "4.0.0" } }',
        "server.js":
          'const mongoose = require("mongoose");\nmongoose.set("sanitizeFilter", true);\n',
        "routes/orders.js":
          'const express = require("express");\nconst mongoose = require("mongoose");\nconst Order = mongoose.model("Order");\nconst app = express();\napp.use(express.json());\napp.post("/", async (req, res) => res.json(await Order.findOne({ number: req.body.number })));\n',
      },
      { rules },
    );
    const count = (): number => {
      store.session.unsettled();
      return store.session
        .analyse("routes/orders.js")
        .findings.filter(({ ruleId }) => ruleId === "nosql-operator-injection").length;
    };
    expect(count()).toBe(0);
    store.write("server.js", 'const mongoose = require("mongoose");\n');
    expect(count()).toBe(1);
    store.write("server.js", 'require("mongoose").set("sanitizeFilter", true);\n');
    expect(count()).toBe(0);
  });
});
