import { HttpService } from "@nestjs/axios";
import { Injectable, Logger, StreamableFile } from "@nestjs/common";
import { createReadStream } from "node:fs";
import { basename, join } from "node:path";
import { firstValueFrom, map, of, switchMap } from "rxjs";
import { DOMParser } from "@xmldom/xmldom";
import * as xpath from "xpath";

@Injectable()
export class ShelfService {
  private readonly logger = new Logger(ShelfService.name);
  constructor(private readonly http: HttpService) {}

  file(name: string) {
    return new StreamableFile(createReadStream(join(process.cwd(), "shelf", name))); // !alert path-traversal
  }
  fileNamed(name: string) {
    return new StreamableFile(createReadStream(join(process.cwd(), "shelf", basename(name)))); // !safe path-traversal
  }
  remote(address: string) {
    return firstValueFrom(
      of(address).pipe(
        map((each) => each.trim()),
        switchMap((each) => this.http.get(each)), // !alert ssrf
        map((answer) => answer.data),
      ),
    );
  }
  remoteOwn(name: string) {
    return firstValueFrom(this.http.get(`https://garden.example/api/${encodeURIComponent(name)}`).pipe(map((answer) => answer.data))); // !safe ssrf
  }
  entry(xml: string, name: string) {
    const document = new DOMParser().parseFromString(xml);
    return xpath.select(`//plant[name='${name}']`, document as never); // !alert ldap-xpath-injection
  }
  entryNamed(xml: string, name: string) {
    const document = new DOMParser().parseFromString(xml);
    return xpath.parse("//plant[name=$name]").select({ node: document as never, variables: { name } }); // !safe ldap-xpath-injection
  }
  told(text: string) {
    this.logger.log(`shelf asked for ${text}`); // !alert log-injection
    this.logger.log(`shelf asked for ${JSON.stringify(text)}`); // !safe log-injection
  }
}
