import { MongoClient } from "mongodb";

const connecting = new MongoClient(process.env.MONGO_URL).connect();
export const collection = async (name) => (await connecting).db("candles").collection(name);
export const findIn = async (name, ...filters) => (await collection(name)).findOne({ $and: filters }); // !alert nosql-operator-injection
export const findTextIn = async (name, field, text) => (await collection(name)).findOne({ [field]: `${text}` }); // !safe nosql-operator-injection
