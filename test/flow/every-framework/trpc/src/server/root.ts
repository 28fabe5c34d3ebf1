import { checkout } from "./routers/checkout";
import { orders } from "./routers/orders";
import { router } from "./trpc";

export const appRouter = router({ checkout, orders });
