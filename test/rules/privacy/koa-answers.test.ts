import { describe, expect, it } from "vitest";
import { rule as details } from "../../../src/rules/privacy/error-detail-to-client/rule.ts";
import { rule as whole } from "../../../src/rules/privacy/over-exposed-response/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

/** A handler of Koa, and what a middleware put on its context. */
const files = (code: string, name = "ctx") => ({
  "package.json": '{ "dependencies": { "koa": "2.15.0", "mongoose": "8.0.0" } }',
  "src/answers.js": `
    module.exports = async (ctx, next) => {
      ctx.success = (data) => { ctx.body = { data }; };
      ctx.fail = (message) => { ctx.body = { message }; };
      await next();
    };`,
  "src/models/user.js": `
    const mongoose = require("mongoose");
    module.exports = mongoose.model("User", new mongoose.Schema({ email: String, password: String }));`,
  "src/users.js": `
    const User = require("./models/user");
    exports.one = async (${name}) => {
      const id = ${name}.state.user.id;
      ${code}
    };`,
});

describe("answers that a middleware puts on the context of Koa", () => {
  const sent = (code: string, name?: string) =>
    projectFindings(whole, files(code, name)).map(({ underlined }) => underlined);
  const told = (code: string) =>
    projectFindings(details, files(code)).map(({ underlined }) => underlined);

  it("send whole records of accounts", () => {
    expect(sent("const user = await User.findById(id); ctx.success(user);")).toEqual(["user"]);
    expect(sent("const user = await User.findById(id); return ctx.ok({ user });")).toEqual([
      "user",
    ]);
    expect(sent("const user = await User.findById(id); ctx.send(user);")).toEqual(["user"]);
  });

  it("send what an error says", () => {
    expect(told("try { await load(id); } catch (error) { ctx.fail(error.stack); }")).toEqual([
      "error.stack",
    ]);
    expect(
      told("try { await load(id); } catch (error) { ctx.internalServerError(error.message); }"),
    ).toEqual(["error.message"]);
  });

  it("send neither where fields are left out, where a request was wrong, nor where nothing answers", () => {
    expect(
      sent("const user = await User.findById(id).select('-password'); ctx.success(user);"),
    ).toEqual([]);
    expect(
      sent("const user = await User.findById(id); ctx.logger(user); ctx.emit('seen', user);"),
    ).toEqual([]);
    expect(sent("const user = await User.findById(id); bot.success(user);")).toEqual([]);
    expect(
      told("try { await load(id); } catch (error) { ctx.badRequest(error.message); }"),
    ).toEqual([]);
    expect(told("try { await load(id); } catch (error) { ctx.fail('try again'); }")).toEqual([]);
  });

  it("are none of contexts that are not Koa's", () => {
    expect(
      projectFindings(details, {
        "package.json": '{ "dependencies": { "telegraf": "4.0.0" } }',
        "bot.js": `bot.on("text", async (ctx) => { try { await order(ctx.message); } catch (error) { ctx.reply(error.stack); } });`,
      }),
    ).toEqual([]);
  });
});
