import { Container } from "inversify";
import { pool } from "./db";
import { Soaps } from "./soaps";
import { SoapController } from "./soap-controller";
import { type ISoaps, TYPES } from "./types";

const kernel = new Container();
kernel.bind<ISoaps>(TYPES.Soaps).to(Soaps).inSingletonScope();
kernel.bind(TYPES.Database).toConstantValue(pool);
kernel.bind(SoapController).toSelf();

export { kernel };
