import axios, { type AxiosInstance } from "axios";
import { Router, type Request, type Response } from "express";
import winston from "winston";

const log = winston.createLogger({ format: winston.format.simple(), transports: [new winston.transports.Console()] });
const HOSTS = new Map([["eu", "https://eu.carrier.example"], ["us", "https://us.carrier.example"]]);

export class ProxyController {
  private readonly client: AxiosInstance = axios.create({ timeout: 2000 });

  routes(): Router {
    const router = Router();
    router.get("/image", (request, response) => this.image(request, response));
    router.get("/track", (request, response) => this.track(request, response));
    router.get("/leave", this.leave);
    router.get("/leave/own", this.leaveOwn);
    return router;
  }
  private async image(request: Request, response: Response) {
    const { url } = request.query;
    const answer = await this.client.get(String(url), { responseType: "arraybuffer" }); // !alert ssrf
    log.info("fetched " + url); // !alert log-injection
    response.type("image/png").send(answer.data);
  }
  private async track(request: Request, response: Response) {
    const host = HOSTS.get(String(request.query["region"]));
    if (host === undefined) return void response.status(404).end();
    const answer = await this.client.get(`${host}/parcels/${encodeURIComponent(String(request.query["parcel"]))}`); // !safe ssrf
    log.info("tracked", { parcel: request.query["parcel"] }); // !safe log-injection
    response.json(answer.data);
  }
  private leave(request: Request, response: Response) {
    const { next = "/" } = request.query as { next?: string };
    response.redirect(next); // !alert open-redirect
  }
  private leaveOwn(request: Request, response: Response) {
    const { next = "/" } = request.query as { next?: string };
    const target = new URL(next, "https://tea.example");
    response.redirect(target.origin === "https://tea.example" ? target.pathname : "/"); // !safe open-redirect
  }
}
