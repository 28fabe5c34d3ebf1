const fs = require("fs");
const path = require("path");
const { ApolloServer } = require("@apollo/server");

async function save(upload) {
  const { filename, createReadStream } = await upload.file;
  const target = path.join("uploads", filename);
  if (fs.existsSync(target)) fs.unlinkSync(target); // !safe path-traversal
  createReadStream().pipe(fs.createWriteStream(target)); // !safe path-traversal
}

const resolvers = {
  Mutation: {
    addImage: async (_, { image }) => {
      let name, open;
      ({ filename: name, createReadStream: open } = await image);
      open().pipe(fs.createWriteStream(`./uploads/${name}`)); // !safe path-traversal
      return true;
    },
    addList: async (_, args) => save(args.list),
    addText: async (_, { input }) => {
      fs.writeFileSync(`./uploads/${input.filename}`, input.text); // !alert path-traversal
      return fs.createReadStream("./index.html");
    },
  },
};

module.exports = new ApolloServer({ typeDefs: "", resolvers });
