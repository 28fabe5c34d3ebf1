import express from "express";
import { type EntityManager, type EntityRepository, assign, wrap } from "@mikro-orm/core";
import type { EntityManager as TypeormManager, Repository } from "typeorm";
import knexMaker from "knex";
import { Address, Card, Order } from "./entities";
import { requireUser } from "./auth";

const app = express();
app.use(express.json(), requireUser);
const knex = knexMaker({ client: "pg" });

export function mount(em: EntityManager, orders: EntityRepository<Order>, manager: TypeormManager, points: Repository<Address>) {
  app.post("/mikro", async (req, res) => {
    em.create(Address, req.body); // !alert mass-assignment
    em.create(Address, { street: req.body.street }); // !safe mass-assignment
    orders.create(req.body); // !alert mass-assignment
    const address = await em.findOneOrFail(Address, { user: req.user!.id });
    wrap(address).assign(req.body); // !alert mass-assignment
    assign(address, req.body); // !alert mass-assignment
    assign(address, { street: req.body.street }); // !safe mass-assignment
    em.insert(Card, { number: req.body.cardNumber }); // !alert card-data-handled
    await orders.find({ note: req.body.note }); // !alert nosql-operator-injection
    await orders.find({ note: String(req.body.note) }); // !safe nosql-operator-injection
    res.json(await orders.findOne({ id: req.body.id })); // !alert idor-by-request-id, nosql-operator-injection
  });
  app.post("/typeorm", async (req, res) => {
    await manager.save(Address, req.body); // !alert mass-assignment
    await manager.save(Address, { street: req.body.street }); // !safe mass-assignment
    await manager.save(Card, { number: req.body.cardNumber }); // !alert card-data-handled
    await manager.createQueryBuilder().update(Address).set(req.body).execute(); // !alert mass-assignment
    await points.increment({ id: req.user!.id }, "points", req.body.points); // !alert negative-or-huge-quantity
    await manager.findOneBy(Address, req.body.filter); // !alert nosql-operator-injection
    await manager.find(Address, { where: req.body.filter }); // !alert nosql-operator-injection
    await manager.find(Address, { where: { note: req.body.note } }); // !safe nosql-operator-injection
    const address = await manager.findOneBy(Address, { userId: req.user!.id });
    manager.merge(Address, address, req.body); // !alert mass-assignment
    manager.merge(Address, address, { street: req.body.street }); // !safe mass-assignment
    await manager.upsert(Address, req.body, ["id"]); // !alert mass-assignment
    await manager.increment(Address, { userId: req.user!.id }, "points", req.body.points); // !alert negative-or-huge-quantity
    const order = new Order();
    order.total = req.body.total;
    await manager.save(order); // !alert client-supplied-order-total
    await manager.update(Order, { userId: req.user!.id }, { total: req.body.total }); // !alert client-supplied-order-total
    const draft = Object.assign(new Address(), req.body);
    await manager.save(draft); // !alert mass-assignment
    res.json(await manager.findOne(Order, { where: { id: req.body.id } })); // !alert idor-by-request-id
  });
  app.post("/knex", async (req, res) => {
    await knex.schema.raw(`ALTER TABLE ${req.body.table} ADD x int`); // !alert sql-injection
    await knex("accounts").where({ id: req.user!.id }).increment("points", req.body.points); // !alert negative-or-huge-quantity
    await knex("accounts").where({ id: req.user!.id }).increment("visits", 1); // !safe negative-or-huge-quantity
    res.end();
  });
}
