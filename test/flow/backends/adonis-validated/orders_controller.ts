import { readFile } from "node:fs/promises";
import type { HttpContext } from "@adonisjs/core/http";
import { BaseModel } from "@adonisjs/lucid/orm";
import db from "@adonisjs/lucid/services/db";
import vine, { type VineValidator } from "@vinejs/vine";
import { lines, open, picture, place, profile } from "./validators";

class Order extends BaseModel {
  declare price: number;
}

export default class OrdersController {
  async store({ request, auth }: HttpContext) {
    const checked = await request.validateUsing(place);
    await db.rawQuery(`select * from orders order by ${checked.sort}`); // !safe sql-injection
    await db.rawQuery(`select * from orders where note = '${checked.note}'`); // !alert sql-injection
    await auth.user!.merge(await request.validateUsing(profile)).save(); // !safe mass-assignment
    await auth.user!.merge(await request.validateUsing(open)).save(); // !alert mass-assignment
    const sure = await place.validate(request.all());
    await db.rawQuery(`select * from orders order by ${sure.sort}`); // !safe sql-injection
    await db.rawQuery(`select * from orders where note = '${sure.note}'`); // !alert sql-injection
    return Order.create({ total: checked.total }); // !alert client-supplied-order-total
  }  async lines({ request }: HttpContext) {
    const { filter, items, quantity, loose, most } = await request.validateUsing(lines);
    await db.rawQuery(`select * from orders order by ${filter.sort}`); // !safe sql-injection
    await db.rawQuery(`select * from orders where note = '${filter.note}'`); // !alert sql-injection
    await db.rawQuery(`select * from orders order by ${items[0].sort}`); // !safe sql-injection
    await db.rawQuery(`select * from orders limit ${most}`); // !safe sql-injection
    const known = await Order.findOrFail(4);
    const sum = known.price * quantity; // !safe negative-or-huge-quantity
    await Order.create({ total: sum });
    const any = known.price * loose;
    await Order.create({ total: any });
    const schema = vine.object({ sort: vine.enum(["name"]), note: vine.string() });
    const checked = await vine.validate({ schema, data: request.all() });
    await db.rawQuery(`select * from orders order by ${checked.sort}`); // !safe sql-injection
    return db.rawQuery(`select * from orders where note = '${checked.note}'`); // !alert sql-injection
  }
}

export async function profileOf({ request, auth }: HttpContext, validator: VineValidator<any, any>) {
  await auth.user!.merge(await request.validateUsing(validator)).save(); // !safe mass-assignment
  await auth.user!.merge(request.body()).save(); // !alert mass-assignment
}

export async function pictureOf({ request }: HttpContext) {
  const { image, name } = await request.validateUsing(picture);
  await readFile(`/srv/pictures/4.${image.extname}`); // !safe path-traversal
  await readFile(`/srv/pictures/${name}`); // !alert path-traversal
}
