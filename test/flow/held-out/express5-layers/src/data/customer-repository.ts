import type { Collection, Db } from "mongodb";

interface Customer { mail: string; password: string; name: string; role: string }

export class CustomerRepository {
  private readonly customers: Collection<Customer>;
  constructor(db: Db) {
    this.customers = db.collection<Customer>("customers");
  }
  find(credentials: { mail: string; password: string }) {
    return this.customers.findOne(credentials); // !alert nosql-operator-injection !either idor-by-request-id -- whoever sends a filter chooses the record
  }
  findText({ mail }: { mail: unknown }) {
    return this.customers.findOne({ mail: String(mail) }); // !safe nosql-operator-injection
  }
  byCode(code: string) {
    return this.customers.find({ $where: `this.code == '${code}'` }).toArray(); // !alert nosql-where-js
  }
  byCodeValue(code: string) {
    return this.customers.find({ $where: "this.code.length > 3", name: `${code}` }).toArray(); // !safe nosql-where-js
  }
  change(id: string, changes: Partial<Customer>) {
    return this.customers.updateOne({ name: id }, { $set: changes }); // !alert mass-assignment
  }
  rename(id: string, changes: Partial<Customer>) {
    const { name } = changes;
    return this.customers.updateOne({ name: id }, { $set: { name: String(name) } }); // !safe mass-assignment
  }
  search(part: string) {
    return this.customers.find({ name: new RegExp(part, "i") }).toArray(); // !alert redos-user-pattern
  }
  searchEscaped(part: string) {
    const escaped = part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return this.customers.find({ name: new RegExp(escaped, "i") }).toArray(); // !safe redos-user-pattern
  }
}
