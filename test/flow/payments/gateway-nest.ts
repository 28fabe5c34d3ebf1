import { HttpService } from "@nestjs/axios";
import { Body, Controller, Post } from "@nestjs/common";
import { firstValueFrom } from "rxjs";

@Controller("payments")
export class PaymentsController {
  constructor(private readonly http: HttpService) {}

  @Post()
  async pay(@Body() body: { amount: number; email: string }) {
    const request = this.http.post("https://api.paystack.co/transaction/initialize", { email: body.email, amount: body.amount }); // !alert client-supplied-amount
    return (await firstValueFrom(request)).data;
  }

  @Post("poll")
  async vote(@Body() body: { amount: number }) {
    await firstValueFrom(this.http.post("https://polls.example/votes", { amount: body.amount })); // !safe client-supplied-amount
  }
}
