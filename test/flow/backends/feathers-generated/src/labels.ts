import { exec } from "node:child_process";
import type { Application, HookContext } from "./declarations";

const print = async (around: HookContext) => {
  exec(`print ${around.data.name}`); // !alert command-injection
  exec(`print ${around.shop.length}`); // !safe command-injection
};

class Labels {
  async create({ name }: { name: string }) {
    exec(`label ${name}`); // !alert command-injection
  }
  async get(id: string) {
    exec(`label ${Number(id)}`); // !safe command-injection
  }
}

export const labels = (app: Application) => {
  app.use("labels", new Labels());
  app.use("manuals", {
    async find({ query }: any) {
      exec(`man ${query.name}`); // !alert command-injection
    },
  });
  app.service("labels").hooks({ before: { create: [print] } });
};
