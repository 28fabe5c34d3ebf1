import type { HookContext as FeathersHookContext } from "@feathersjs/feathers";
import type { Application as KoaApplication } from "@feathersjs/koa";

export type Application = KoaApplication<any, any>;
export interface HookContext<S = any> extends FeathersHookContext<Application, S> {
  readonly shop: string;
}
