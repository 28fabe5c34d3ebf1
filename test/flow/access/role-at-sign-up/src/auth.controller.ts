import { Body, Controller, Post, UseGuards } from "@nestjs/common";
import { AdminGuard } from "./admin.guard";
import { AuthService, SignUp } from "./auth.service";

@Controller("auth")
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post("register")
  register(@Body() sent: SignUp) {
    return this.auth.register(sent);
  }
  @Post("register-named")
  registerNamed(@Body() sent: SignUp) {
    return this.auth.registerNamed(sent);
  }
  @Post("register-customer")
  registerCustomer(@Body() sent: SignUp) {
    return this.auth.registerCustomer(sent);
  }
  @Post("register-known")
  registerKnown(@Body() sent: SignUp) {
    return this.auth.registerKnown(sent);
  }
  @UseGuards(AdminGuard)
  @Post("invite")
  invite(@Body() sent: SignUp) {
    return this.auth.invite(sent);
  }
}
