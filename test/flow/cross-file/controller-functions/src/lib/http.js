const axios = require("axios");

exports.get = async (url) => {
  const answer = await axios.get(url); // !alert ssrf
  return answer.data;
};
exports.rates = async () => (await axios.get("https://rates.shop.example.com")).data; // !safe ssrf
