import { Injectable } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { Coupon } from "./coupon.entity";

@Injectable()
export class CouponsService {
  constructor(@InjectRepository(Coupon) private readonly coupons: Repository<Coupon>) {}

  create(data: Partial<Coupon>) {
    return this.coupons.save({ ...data }); // !safe mass-assignment
  }
  createAgain(data: Partial<Coupon>) {
    return this.coupons.save({ ...data }); // !safe mass-assignment
  }
  createAbove(data: Partial<Coupon>) {
    return this.coupons.save({ ...data }); // !safe mass-assignment
  }
  createLoose(data: Partial<Coupon>) {
    return this.coupons.save({ ...data }); // !alert mass-assignment
  }
  createLogged(data: Partial<Coupon>) {
    return this.coupons.save({ ...data }); // !alert mass-assignment
  }
  createAsked(data: Partial<Coupon>) {
    return this.coupons.save({ ...data }); // !alert mass-assignment
  }
  createOther(data: Partial<Coupon>) {
    return this.coupons.save({ ...data }); // !alert mass-assignment -- nobody knows what that pipe does
  }
  createAll(data: Partial<Coupon>) {
    return this.coupons.save({ ...data }); // !alert mass-assignment
  }
  update(id: string, data: Partial<Coupon>) {
    return this.coupons.update(id, data); // !safe mass-assignment
  }
}
