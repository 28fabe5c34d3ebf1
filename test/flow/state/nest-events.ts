import { Body, Controller, Injectable, Post } from "@nestjs/common";
import { EventEmitter2, OnEvent } from "@nestjs/event-emitter";
import { exec } from "node:child_process";

@Controller("orders")
export class OrderController {
  constructor(private readonly events: EventEmitter2) {}

  @Post()
  create(@Body() body: { label: string; count: string }) {
    this.events.emit("order.created", { label: body.label, count: Number(body.count) });
    this.events.emit("order.counted", { label: "none" });
  }
}

@Injectable()
export class Labels {
  @OnEvent("order.created")
  print(payload: { label: string; count: number }) {
    exec(`lp ${payload.label}`); // !alert command-injection
    exec(`lp -n ${payload.count}`); // !safe command-injection
  }

  @OnEvent("order.counted")
  count(payload: { label: string }) {
    exec(`lp ${payload.label}`); // !safe command-injection
  }
}
