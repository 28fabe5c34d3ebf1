import { Controller, Get, Query } from "@nestjs/common";
import { StaffService } from "./staff.service";

@Controller("staff")
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Get()
  find(@Query("name") name: string) {
    return this.staff.find(name);
  }

  @Get("by-number")
  byNumber(@Query("number") number: string) {
    return this.staff.byNumber(Number(number));
  }
}
