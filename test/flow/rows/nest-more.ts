import { Body, Controller, Get, Header, ParseEnumPipe, ParseIntPipe, Post, Query, Res, StreamableFile, UploadedFile } from "@nestjs/common";
import { EventsHandler, EventBus, type IEventHandler } from "@nestjs/cqrs";
import { Args, Context, GraphQLModule, Query as Field, Resolver } from "@nestjs/graphql";
import { MessageBody, SubscribeMessage, WebSocketGateway } from "@nestjs/websockets";
import { exec } from "node:child_process";

class Printed {
  constructor(readonly label: string) {}
}
@Controller("labels")
export class LabelsController {
  constructor(private readonly events: EventBus) {}
  @Get()
  async list(@Query("page", ParseIntPipe) page: number, @Query("name") name: string) {
    exec(`lp ${page}`); // !safe command-injection
    exec(`lp ${await new ParseIntPipe().transform(name, { type: "query" })}`); // !safe command-injection
    exec(`lp ${await new ParseEnumPipe({ a: "a" }).transform(name, { type: "query" })}`); // !safe command-injection
    return new StreamableFile(Buffer.from(""), { disposition: `attachment; filename="${name}"` }); // !alert header-injection-filename
  }
  @Post()
  print(@Body("label") label: string, @UploadedFile() file: { fieldname: string }) {
    exec(`lp ${file.fieldname}`); // !alert command-injection
    this.events.publish(new Printed(label));
  }
}
@EventsHandler(Printed)
export class PrintedHandler implements IEventHandler<Printed> {
  handle(event: Printed) {
    exec(`lp ${event.label}`); // !alert command-injection
  }
}
@WebSocketGateway()
export class LabelsGateway {
  @SubscribeMessage("print")
  print(@MessageBody() body: { label: string }) {
    exec(`lp ${body.label}`); // !alert command-injection
  }
}
GraphQLModule.forRoot({ context: ({ req }: { req: unknown }) => ({ req, shop: "main" }) });
@Resolver()
export class LabelsResolver {
  @Field()
  labels(@Context() context: { shop: string; req: { headers: Record<string, string> } }, @Args("name") name: string) {
    exec(`lp ${context.shop}`); // !safe command-injection
    exec(`lp ${context.req.headers["x-label"]}`); // !alert command-injection
    exec(`lp ${name}`); // !alert command-injection
  }
}
