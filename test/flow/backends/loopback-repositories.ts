import { DefaultCrudRepository, repository } from "@loopback/repository";
import { inject } from "@loopback/core";
import {
  type Request,
  type Response,
  RestBindings,
  del,
  get,
  param,
  patch,
  post,
  requestBody,
} from "@loopback/rest";

export class OrderRepository extends DefaultCrudRepository<any, any> {
  constructor(source: any) {
    super(Object, source);
  }
  remove(id: number) {
    return this.deleteById(id); // !alert idor-by-request-id
  }
}

export class OrderController {
  constructor(
    @repository(OrderRepository) private readonly orders: OrderRepository,
    private readonly user: { id: string },
  ) {}
  @get("/orders/{id}")
  async one(@param.path.string("id") id: string) {
    return this.orders.findById(id); // !alert idor-by-request-id
  }
  @get("/orders/own/{id}")
  async own(@param.path.string("id") id: string) {
    return this.orders.findOne({ where: { id, userId: this.user.id } }); // !safe idor-by-request-id
  }
  @get("/orders/checked/{id}")
  async checked(@param.path.string("id") id: string) {
    const order = await this.orders.findById(id); // !safe idor-by-request-id
    if (order.userId !== this.user.id) throw new Error("not yours");
    return order;
  }
  @del("/orders/{id}")
  async drop(@param.path.string("id") id: string) {
    await this.orders.remove(Number(id));
  }
  @post("/orders")
  async place(@requestBody() body: any) {
    await this.orders.create({ total: body.total }); // !alert client-supplied-order-total
    await this.orders.updateById(4, { total: body.total }); // !alert client-supplied-order-total
    await this.orders.create({ note: String(body.note) }); // !safe mass-assignment
  }
  @patch("/orders/{id}")
  async change(@requestBody() body: any) {
    await this.orders.updateById(4, body); // !safe mass-assignment
    await this.orders.createAll([body]); // !safe mass-assignment
  }
  @get("/orders/numbered/{id}")
  async numbered(@param.path.number("id") id: number) {
    return this.orders.findById(id); // !alert idor-by-request-id
  }
  @get("/orders/counted")
  async counted(@param.query.number("id") id: number) {
    await this.orders.execute(`select * from orders where id = ${id}`); // !safe sql-injection
    return this.orders.findById(id); // !alert idor-by-request-id
  }
}

export class PageController {
  constructor(
    @inject(RestBindings.Http.REQUEST) private request: Request,
    @inject(RestBindings.Http.RESPONSE) private response: Response,
  ) {}
  @get("/label")
  label() {
    this.response.type("html").send(`<b>${this.request.query.title}</b>`); // !alert xss-server-response
  }
  @get("/plain")
  plain() {
    this.response.json({ title: this.request.query.title }); // !safe xss-server-response
  }
  @get("/go")
  go(@param.query.string("to") to: string) {
    this.response.redirect(to); // !alert open-redirect
  }
}
