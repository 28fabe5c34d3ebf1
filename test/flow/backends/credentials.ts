import CredentialsProvider from "next-auth/providers/credentials";
import Providers from "next-auth/providers";
import mongoose from "mongoose";

const User = mongoose.model("User", new mongoose.Schema({}));
export const provider = CredentialsProvider({
  name: "mail",
  async authorize(credentials) {
    const user = await User.findOne({ email: credentials.email }); // !alert nosql-operator-injection
    const same = await User.findOne({ email: String(credentials.email) }); // !safe nosql-operator-injection
    return user ?? same;
  },
});
export const older = Providers.Credentials({
  async authorize(credentials) {
    return User.findOne({ email: credentials.email }); // !alert nosql-operator-injection
  },
});
