import { InkController } from "./controller/ink-controller";

export const Routes = [
  { method: "get", route: "/inks", controller: InkController, action: "all" },
  { method: "get", route: "/inks/:id", controller: InkController, action: "one" },
  { method: "post", route: "/inks", controller: InkController, action: "search" },
];
