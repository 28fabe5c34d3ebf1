import { Injectable } from "@nestjs/common";
import { createClient } from "ldapjs";

@Injectable()
export class StaffService {
  private readonly client = createClient({ url: process.env.LDAP_URL ?? "" });

  find(name: string) {
    const filter = `(&(objectClass=person)(cn=${name}))`;
    return this.search(filter);
  }

  byNumber(number: number) {
    return new Promise((resolve) => this.client.search("ou=staff,dc=shop", { filter: `(employeeNumber=${number})` }, resolve)); // !safe ldap-xpath-injection
  }

  private search(filter: string) {
    return new Promise((resolve) => this.client.search("ou=staff,dc=shop", { filter }, resolve)); // !alert ldap-xpath-injection
  }
}
