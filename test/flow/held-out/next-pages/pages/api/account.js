import { unserialize } from "node-serialize";
import set from "lodash.set";
import { collection, findIn, findTextIn } from "../../lib/mongo";

const FIELDS = ["name", "phone"];
const only = (source, fields) => Object.fromEntries(Object.entries(source).filter(([key]) => fields.includes(key)));

export default async function handler(req, res) {
  switch (req.method) {
    case "POST": {
      const found = await findIn("customers", { mail: req.body.mail }, { pin: req.body.pin });
      return res.json(found ?? (await findTextIn("customers", "mail", req.body.mail)));
    }
    case "PUT": {
      const customers = await collection("customers");
      await customers.insertOne(Object.assign({ created: new Date() }, req.body)); // !alert mass-assignment
      return res.end();
    }
    case "PATCH": {
      const customers = await collection("customers");
      await customers.insertOne(Object.assign({ created: new Date() }, only(req.body, FIELDS))); // !safe mass-assignment
      return res.end();
    }
    case "DELETE": {
      const basket = unserialize(Buffer.from(req.cookies.basket ?? "", "base64").toString()); // !alert unsafe-deserialization
      const same = JSON.parse(Buffer.from(req.cookies.basket ?? "e30=", "base64").toString()); // !safe unsafe-deserialization
      return res.json({ count: Object.keys(basket).length + Object.keys(same).length });
    }
    default: {
      const settings = { colours: {} };
      set(settings, req.query.path, req.query.value); // !alert prototype-pollution
      set(settings, ["colours", req.query.colour === "dark" ? "dark" : "light"], req.query.value); // !safe prototype-pollution
      return res.json(settings);
    }
  }
}
